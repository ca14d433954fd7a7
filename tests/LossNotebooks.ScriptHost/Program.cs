// A notebook kernel of thirty lines: plain Roslyn scripting in a process that has loaded nothing of the library or of what it stands on. It
// runs the cells it reads (a JSON array of strings) in its working directory, and writes what each of them shows (mime type → content).
using System.Text.Json;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

// .NET Interactive's default usings.
string[] usings = ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq"];
var options = ScriptOptions.Default
    .WithImports(usings)
    .WithReferences(
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name is "System.Runtime" or "System.Private.CoreLib"))
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

// As a kernel formats a value: in the mime types that its type prefers,
// with the formatters that .NET Interactive knows or finds on the type.
static Dictionary<string, string> Show(object? value) => value is null ? [] : Formatter.GetPreferredMimeTypesFor(value.GetType())
    .ToDictionary(mime => mime, mime => value.ToDisplayString(mime));
