using System.Globalization;
using System.Reflection;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace LossNotebooks.Engine.Compilation;

/// <summary>
/// The documentation of an assembly, read when somebody asks: from the XML beside it or, for the framework, from the SDK's reference
/// pack, where the members of the core library are spread over the files of the facades that show them.
/// </summary>
internal sealed class Documentation(Assembly assembly) : DocumentationProvider
{
    private static readonly string[] Facades =
        ["System.Runtime", "System.Collections", "System.Threading", "System.Memory", "System.Console"];

    /// <summary>Where the documentation of assemblies lies that came without a file, as in a page, once a host has put it there.</summary>
    private const string Folder = "/documentation";

    private readonly Lazy<Dictionary<string, string>> members =
        new(() => Read(Paths(assembly.Location, assembly.GetName().Name!).Where(File.Exists)));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => assembly.GetHashCode();

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID, "");

    private static IEnumerable<string> Paths(string location, string name)
    {
        if (location.Length == 0)
        {
            yield return Path.Combine(Folder, name + ".xml");
            yield break;
        }

        yield return Path.ChangeExtension(location, ".xml");
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        if (Path.GetDirectoryName(location) != framework)
        {
            yield break;
        }
        // From shared/Microsoft.NETCore.App/10.0.1 to packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0.
        var pack = Path.GetFullPath(
            $"../../../packs/Microsoft.NETCore.App.Ref/{Path.GetFileName(framework)}/ref/net{Environment.Version.ToString(2)}", framework);
        foreach (var file in name == "System.Private.CoreLib" ? Facades : [name])
        {
            yield return Path.Combine(pack, file + ".xml");
        }
    }

    private static Dictionary<string, string> Read(IEnumerable<string> paths)
    {
        var members = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            using var reader = XmlReader.Create(path);
            reader.ReadToDescendant("member");
            while (reader.NodeType == XmlNodeType.Element)
            {
                var name = reader.GetAttribute("name") ?? "";
                members.TryAdd(name, reader.ReadOuterXml());
                reader.MoveToContent();
            }
        }
        return members;
    }
}
