using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LossNotebooks.Engine.Packages;

/// <summary>
/// Restores packages with <c>dotnet restore</c>, so that sources, credentials and caches are those of every other project on the machine:
/// the packages of a notebook become the references of a project that is never built.
/// </summary>
internal static partial class PackageRestore
{
    /// <param name="packages">Each package with its version, range of versions or pattern.</param>
    /// <param name="sources">Sources beside those that the machine is set up for.</param>
    /// <param name="workingDirectory">The notebook's folder: a nuget.config beside it, or above, counts.</param>
    /// <param name="cancellation">Stops the restore.</param>
    /// <returns>The packages and all that they need.</returns>
    /// <exception cref="UserException">One could not be had.</exception>
    public static IReadOnlyList<RestoredPackage> Run(
        IReadOnlyDictionary<string, string> packages,
        IReadOnlyList<string> sources,
        string workingDirectory,
        CancellationToken cancellation)
    {
        var project = Project(packages, sources, workingDirectory).ToString();
        var folder = Directory.CreateDirectory(Path.Combine(CacheFolder, Hash(project))).FullName;
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        using var turn = Turn.Take(Path.Combine(folder, "lock"), cancellation); // Another process may ask for the same packages.
        var isExact = packages.Values.All(version => !version.Contains('*', StringComparison.Ordinal));
        if (isExact && AssetsFile.TryRead(assets) is { } known)
        {
            return known;
        }
        var path = Path.Combine(folder, "packages.csproj");
        File.WriteAllText(path, project);
        // In the cache's folder, since a global.json beside the notebook may ask for an SDK that is not there; packages need not that one.
        var (succeeded, output) = Dotnet.Run(["restore", path, "--nologo"], folder, cancellation);
        return succeeded
            ? AssetsFile.TryRead(assets)
                ?? throw new UserException("Restored packages are not where NuGet says they are; try 'dotnet nuget locals all --clear'.")
            : throw new UserException(Reason(output, packages));
    }

    private static string CacheFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "LossNotebooks",
        "packages");

    private static XElement Project(
        IReadOnlyDictionary<string, string> packages, IReadOnlyList<string> sources, string workingDirectory) => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.ToString(2)}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("UseAppHost", false),
            new XElement("NuGetAudit", false),
            new XElement("RestoreRootConfigDirectory", Escape(workingDirectory)), // A nuget.config beside the notebook counts.
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources.Select(Escape)))),
        new XElement("ItemGroup", packages.Select(Reference)));

    private static XElement Reference(KeyValuePair<string, string> package) =>
        new("PackageReference", new XAttribute("Include", package.Key), new XAttribute("Version", package.Value));

    /// <summary>A text as MSBuild takes it literally.</summary>
    private static string Escape(string text) =>
        string.Concat(text.Select(c => "%$@()';?*".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString()));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>The first error that the client reports, without its own places.</summary>
    private static string Reason(string output, IReadOnlyDictionary<string, string> packages)
    {
        var error = ErrorLine().Match(output);
        return error.Success
            ? $"The package could not be restored: {error.Groups["message"].Value.Trim()} ({error.Groups["code"].Value})"
            : $"The packages {string.Join(", ", packages.Keys)} could not be restored: {output.Trim()}";
    }

    [GeneratedRegex(@"error (?<code>\w+): (?<message>.*?)( \[[^\]]*\])?\s*$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
