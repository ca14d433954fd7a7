using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace LossNotebooks.Engine.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Id">The package.</param>
/// <param name="Versions">Which versions will do: one, a range, or a pattern such as <c>2.*</c>; null for any.</param>
internal sealed partial record PackageRequest(string Id, VersionRange? Versions)
{
    /// <summary>What a project would say; without a version, the newest that is stable.</summary>
    public string Version => Versions?.OriginalString ?? "*";

    /// <exception cref="UserException">The id or the version is none.</exception>
    public static PackageRequest Of(PackageDirective directive)
    {
        if (!PackageId().IsMatch(directive.Target))
        {
            throw new UserException($"'{directive.Target}' is no id of a package: write #r \"nuget: Id\" or #r \"nuget: Id, 1.2.3\".");
        }
        VersionRange? versions = null;
        if (directive.Version.Length > 0 && !VersionRange.TryParse(directive.Version, out versions))
        {
            throw new UserException(
                $"'{directive.Version}' is no version of the package {directive.Target}: write 1.2.3, 1.*, or [1.0, 2.0) for a range.");
        }
        return new(directive.Target, versions);
    }

    /// <summary>
    /// Whether a version will do. In a project, one that stands alone is the least; who names one in a cell wants that one, or with 13.0
    /// any that begins so.
    /// </summary>
    public bool IsMetBy(NuGetVersion version) => Versions switch
    {
        null => true,
        { Float: { } pattern } => pattern.Satisfies(version),
        _ when Version[0] is '[' or '(' => Versions.Satisfies(version),
        _ => Versions.MinVersion == version || (FloatRange.TryParse(Version + ".*", out var pattern) && pattern.Satisfies(version)),
    };

    [GeneratedRegex(@"^\w+([.-]\w+)*$")]
    private static partial Regex PackageId();
}
