namespace LossNotebooks.Engine.Magics;

/// <summary>The languages that .NET Interactive runs and this engine does not.</summary>
internal static class OtherLanguages
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fsharp"] = "F#",
        ["f#"] = "F#",
        ["pwsh"] = "PowerShell",
        ["powershell"] = "PowerShell",
        ["http"] = "HTTP",
        ["kql"] = "KQL",
        ["python"] = "Python",
        ["r"] = "R",
        ["sql"] = "SQL",
    };

    /// <summary>Why a section under an unknown magic can't be run.</summary>
    public static string Refuse(Section section) => Names.TryGetValue(section.Magic, out var language)
        ? $"({Math.Max(section.Line, 1)},1): this is {language}, and cells here are in C# only: take it out, or run it in another kernel."
        : $"({section.Line},1): error DNI101: Unknown magic command '#!{section.Magic}'.";
}
