using System.Security.Cryptography;
using System.Text;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Pictures;

/// <summary>What pictures are drawn with: other tools draw other pictures.</summary>
internal static class PictureTools
{
    /// <summary>The script that draws.</summary>
    public const string Script = "pictures.mjs";

    private static readonly Lazy<string> Version = new(() => Hash(string.Concat(
        ((string[])[
            WebFolder.File("package-lock.json"), WebFolder.File(Script),
            .. Directory.GetFiles(WebFolder.File("pictures")).Order(StringComparer.Ordinal),
        ]).Select(File.ReadAllText))));

    /// <summary>The key of what these tools draw from a request.</summary>
    public static string Key(string request) => Hash(Version.Value + request);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}
