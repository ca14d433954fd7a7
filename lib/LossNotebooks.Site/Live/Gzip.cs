using System.IO.Compression;

namespace LossNotebooks.Site.Live;

/// <summary>What hosts and browsers agree on.</summary>
internal static class Gzip
{
    /// <summary>The bytes, compressed.</summary>
    public static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(bytes);
        }
        return compressed.ToArray();
    }
}
