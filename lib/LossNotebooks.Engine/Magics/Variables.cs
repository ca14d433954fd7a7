using Microsoft.AspNetCore.Html;
using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;

namespace LossNotebooks.Engine.Magics;

/// <summary><c>#!who</c> and <c>#!whos</c>: what the cells so far have declared.</summary>
internal static class Variables
{
    public static (string MimeType, string Text) Names(Interpreter interpreter) =>
        ("text/plain", string.Join('\t', interpreter.Variables.Select(variable => variable.Name)));

    public static (string MimeType, string Text) Values(Interpreter interpreter)
    {
        var rows = interpreter.Variables.Select(variable => (IHtmlContent)tr(td(variable.Name), td(variable.Type), td(variable.Value)));
        PocketView whole = table(thead(tr(th("Variable"), th("Type"), th("Value"))), tbody(rows));
        return ("text/html", whole.ToDisplayString("text/html"));
    }
}
