using System.Text.RegularExpressions;
using LossNotebooks.Engine.Execution;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Magics;

/// <summary>
/// <c>#!value</c> keeps a text under a name; <c>#!share</c> and <c>#!set</c> make variables of C# from it. Each becomes a declaration that
/// a cell could have written.
/// </summary>
internal sealed partial class SharedValues
{
    private const string Kernel = "value";
    private readonly Dictionary<string, (string Text, string MimeType)> values = [];

    /// <summary><c>#!value --name x</c>, with the text below, or <c>--from-file</c>, <c>--from-url</c>, <c>--from-value</c>.</summary>
    public static Task<Error?> KeepAsync(Interpreter interpreter, RunningCell cell, Section section)
    {
        var arguments = new MagicArguments(section.Argument);
        if (arguments["--name"] is not { Length: > 0 } name)
        {
            return RefuseAsync(section, "needs a name: #!value --name x");
        }
        var mimeType = arguments["--mime-type"] ?? "text/plain";
        try
        {
            var text = arguments["--from-file"] is { } file ? File.ReadAllText(Path.GetFullPath(file, interpreter.WorkingDirectory))
                : arguments["--from-url"] is { } address ? Download(address, cell.Cancellation)
                : arguments["--from-value"] ?? section.Body;
            interpreter.Values.values[name] = (text, mimeType);
            cell.Write(new DisplayData(MimeBundle.Of(mimeType, text), null));
            return Task.FromResult<Error?>(null);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or UriFormatException)
        {
            return RefuseAsync(section, $"can't read the value of {name}: {exception.Message}");
        }
    }

    /// <summary><c>#!share x --from value</c>, perhaps <c>--as y</c>.</summary>
    public static Task<Error?> ShareAsync(Interpreter interpreter, RunningCell cell, Section section)
    {
        var arguments = new MagicArguments(section.Argument);
        return arguments.First is { } name && arguments["--from"] is { Length: > 0 } kernel
            ? DeclareAsync(interpreter, cell, section, arguments["--as"] ?? name, kernel, name)
            : RefuseAsync(section, "needs a name and where it is from: #!share x --from value");
    }

    /// <summary><c>#!set --name x --value text</c>, or <c>@value:y</c>, <c>@csharp:y</c>, <c>@input:prompt</c> for the text.</summary>
    public static Task<Error?> SetAsync(Interpreter interpreter, RunningCell cell, Section section)
    {
        var arguments = new MagicArguments(section.Argument);
        if (arguments["--name"] is not { Length: > 0 } name || arguments["--value"] is not { } value)
        {
            return RefuseAsync(section, "needs a name and a value: #!set --name x --value 5");
        }
        var place = Elsewhere().Match(value);
        var (kernel, what) = (place.Groups["kernel"].Value, place.Groups["what"].Value);
        var text = kernel is "input" or "password" ? cell.Ask(what, kernel is "password") ?? "" : value;
        return kernel is "" or "input" or "password"
            ? DeclareAsync(interpreter, cell, section, name, Literal(text))
            : DeclareAsync(interpreter, cell, section, name, kernel, what);
    }

    private static Task<Error?> DeclareAsync(
        Interpreter interpreter, RunningCell cell, Section section, string name, string kernel, string what)
    {
        if (kernel == Kernel)
        {
            return !interpreter.Values.values.TryGetValue(what, out var value)
                ? RefuseAsync(section, $"finds no value '{what}': keep it with #!value --name {what}")
                : DeclareAsync(
                    interpreter, cell, section, name, value.MimeType == "application/json" ? Json(value.Text) : Literal(value.Text));
        }
        return MagicTable.Find(kernel)?.Name != MagicTable.CSharp
            ? RefuseAsync(section, $"can't take '{what}' from '{kernel}': cells here are in C# only")
            : interpreter.Variables.All(variable => variable.Name != what) ? RefuseAsync(section, $"finds no variable '{what}' in C#")
            : name == what ? Task.FromResult<Error?>(null)
            : DeclareAsync(interpreter, cell, section, name, what);
    }

    private static Task<Error?> DeclareAsync(Interpreter interpreter, RunningCell cell, Section section, string name, string expression) =>
        SyntaxFacts.IsValidIdentifier(name)
            ? interpreter.RunCSharpAsync(cell, section with { Body = $"var @{name} = {expression};" })
            : RefuseAsync(section, $"can't declare '{name}', which is no name of a variable");

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Json(string text) => $"System.Text.Json.JsonDocument.Parse({Literal(text)})";

    private static string Download(string address, CancellationToken cancellation)
    {
        if (OperatingSystem.IsBrowser())
        {
            throw new IOException("a page asks no other host for anything.");
        }
        using var client = new HttpClient();
        try
        {
            return client.GetStringAsync(new Uri(address), cancellation).GetAwaiter().GetResult();
        }
        catch (HttpRequestException fault)
        {
            throw new IOException(fault.Message, fault);
        }
    }

    private static Task<Error?> RefuseAsync(Section section, string reason) =>
        Task.FromResult<Error?>(ErrorReport.Sentence($"({section.Line},1): #!{section.Magic} {reason}."));

    [GeneratedRegex("^@(?<kernel>[^:]+):(?<what>.*)$")]
    private static partial Regex Elsewhere();
}
