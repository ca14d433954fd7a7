// A notebook kernel of thirty lines: plain Roslyn scripting in a process that has loaded nothing of the library or of what it stands on. It
// runs the cells it reads (a JSON array of strings) in its working directory, and writes what each of them shows (mime type → content).
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

// .NET Interactive's default usings.
string[] usings = ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];
var options = ScriptOptions.Default
    .WithImports(usings)
    .WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "System.Runtime" or "System.Private.CoreLib"))
    .AddReferences("System.Collections", "System.Linq")
    .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(Directory.GetCurrentDirectory()));

var shown = new List<Dictionary<string, string>>();
ScriptState<object>? state = null;
foreach (var cell in JsonSerializer.Deserialize<string[]>(Console.In.ReadToEnd())!)
{
    state = state is null ? await CSharpScript.RunAsync(cell, options) : await state.ContinueWithAsync(cell);
    shown.Add(Show(state.ReturnValue));
}

Console.WriteLine(JsonSerializer.Serialize(shown));

// As a kernel formats a value: with the formatters that are registered, in the mime types that its type prefers. The formatting library is
// whichever one the cells have loaded.
static Dictionary<string, string> Show(object? value)
{
    var library = Array.Find(AppDomain.CurrentDomain.GetAssemblies(),
        assembly => assembly.GetName().Name == "Microsoft.DotNet.Interactive.Formatting");
    if (value is null || library?.GetType("Microsoft.DotNet.Interactive.Formatting.Formatter") is not { } formatter)
    {
        return [];
    }

    var preferred = formatter.GetMethod("GetPreferredMimeTypesFor", [typeof(Type)])!;
    var display = formatter.GetMethod("ToDisplayString", BindingFlags.Public | BindingFlags.Static, [typeof(object), typeof(string)])!;
    return ((IEnumerable<string>)preferred.Invoke(null, [value.GetType()])!)
        .ToDictionary(mime => mime, mime => (string)display.Invoke(null, [value, mime])!);
}
