using System.Text.RegularExpressions;

namespace LossNotebooks.Site.Reference;

/// <summary>Where the reference says what a name of a library means.</summary>
internal static partial class ReferenceLink
{
    /// <summary>The page on which a type, or a member's type, stands.</summary>
    /// <param name="id">The name as documentation has it: <c>T:LossNotebooks.Normal</c>, <c>M:LossNotebooks.Recipe.Choose``1(…)</c>.</param>
    public static string File(string id) => $"{Safe(TypeOf(id))}.html";

    /// <summary>The address of a type, or of the members that have a name.</summary>
    public static string Url(string id) => Uri.EscapeDataString(File(id)) + (id.StartsWith("T:", StringComparison.Ordinal) ? "" : $"#{Anchor(id)}");

    /// <summary>The anchor of a member; those of one name stand together.</summary>
    public static string Anchor(string id) =>
        NameOf(id) is var name && name == "#ctor" ? "constructor" : Safe(name[(name.LastIndexOf('#') + 1)..]);

    /// <summary>The type of which a name speaks, as documentation has it.</summary>
    public static string TypeOf(string id) => id.StartsWith("T:", StringComparison.Ordinal) ? id : $"T:{Path(id)[..Path(id).LastIndexOf('.')]}";

    /// <summary>Its words alone: of <c>M:LossNotebooks.Recipe.Choose``1(…)</c>, <c>Recipe.Choose</c>; of a type, its name.</summary>
    public static string ShortName(string id)
    {
        var type = Arity().Replace(TypeOf(id)[2..].Split('.')[^1], "");
        return id.StartsWith("T:", StringComparison.Ordinal) ? type : NameOf(id) == "#ctor" ? type : $"{type}.{NameOf(id)}";
    }

    private static string NameOf(string id) => Arity().Replace(Path(id).Split('.')[^1], "");

    private static string Path(string id) => id[2..].Split('(', '~')[0];

    private static string Safe(string name) => name.Replace("T:", "", StringComparison.Ordinal).Replace('`', '-');

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
