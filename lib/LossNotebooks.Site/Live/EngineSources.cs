using System.Security.Cryptography;
using System.Text;

namespace LossNotebooks.Site.Live;

/// <summary>What the engine of pages is built from, in a clone.</summary>
internal static class EngineSources
{
    /// <summary>The project that is published.</summary>
    public const string Project = "LossNotebooks.Browser.Wasm";

    private static readonly string[] Projects =
    [
        "LossNotebooks", "LossNotebooks.Course", "LossNotebooks.Notebooks", "LossNotebooks.Interactive", "LossNotebooks.Engine",
        "LossNotebooks.Messages", "LossNotebooks.Browser", Project,
    ];

    /// <summary>How it is packed, and what unpacks it.</summary>
    private const string Packing = "lib/LossNotebooks.Site/Live";
    private static readonly string[] Unpacking = ["bundle.mjs", "package-lock.json", Path.Combine("live", "unpack.js")];

    private static readonly EnumerationOptions Deep = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    /// <summary>A name for the contents of all files that matter: it changes when one of them does.</summary>
    /// <param name="root">The clone's folder.</param>
    public static string Key(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(root).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(File.ReadAllBytes(Path.Combine(root, file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static IEnumerable<string> Files(string root)
    {
        var shared = Directory.GetFiles(root, "Directory.*").Append(Path.Combine(root, "global.json"))
            .Concat(Unpacking.Select(name => Path.Combine(root, "lib", "LossNotebooks.Site", "web", name)));
        var folders = Projects.Select(name => Path.Combine("lib", name)).Concat([Packing, "data", ".build"]);
        return shared.Concat(folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", Deep)))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"));
    }
}
