using System.Globalization;

namespace LossNotebooks.Engine.Compilation;

/// <summary>What the compiled code of a submission is called.</summary>
internal static class SubmissionNames
{
    /// <summary>The method that runs it: the compiler's name.</summary>
    public const string EntryPoint = "<Factory>";

    private const string Prefix = "cell-";

    /// <summary>Its assembly.</summary>
    public static string Assembly(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>The number of the submission whose assembly has a name; null for the assembly of no submission.</summary>
    public static int? Number(string assembly) => assembly.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(assembly.AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Its class.</summary>
    public static string Type(int number) => string.Create(CultureInfo.InvariantCulture, $"Submission#{number}");
}
