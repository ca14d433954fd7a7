using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LossNotebooks.Site;

/// <summary>
/// The engine that runs cells in pages, as files of a site: in a folder of <c>live</c> that goes by the hash of what is in it, so that
/// browsers never mix two versions, and <c>live/files.json</c>, which says which of them holds.
/// </summary>
public static class LiveEngine
{
    private const string Folder = "live";
    private const int VersionLength = 16;

    /// <summary>Puts an engine into a site, in the place of another; pages find it from then on.</summary>
    /// <param name="built">The folder of the engine: <c>worker.js</c>, and what that loads by addresses relative to itself.</param>
    /// <param name="site">The site's folder.</param>
    /// <exception cref="UserException">The folder has no worker.</exception>
    public static void Put(string built, string site)
    {
        if (!File.Exists(Path.Combine(built, "worker.js")))
        {
            throw new UserException($"{built} holds no engine: worker.js is missing.");
        }
        List<string> files =
        [
            .. Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(built, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
        ];
        var version = Version(built, files);
        foreach (var file in files)
        {
            var copy = Path.Combine(site, Folder, version, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(built, file), copy, overwrite: true);
        }
        File.WriteAllText(Path.Combine(site, Folder, "files.json"), JsonSerializer.Serialize(new { version, files }));
    }

    private static string Version(string folder, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file}\n"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..VersionLength];
    }
}
