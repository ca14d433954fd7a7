namespace LossNotebooks;

/// <summary>
/// Says how a notebook shows values of a type. .NET Interactive looks for an attribute of this name on the value's type and creates what
/// it names; the library need not know its packages. Any other host has <c>ToString()</c>, and <c>ToHtml()</c> where there is one.
/// </summary>
/// <param name="formatterSourceType">A type with a method <c>CreateTypeFormatters()</c>, whose results have a <c>MimeType</c> and
/// <c>Format(object, TextWriter)</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>What creates the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The mime types that the value is shown in when nobody asks for another one.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
