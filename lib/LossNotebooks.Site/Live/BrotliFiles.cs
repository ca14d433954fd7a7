using System.IO.Compression;
using System.Security.Cryptography;

namespace LossNotebooks.Site.Live;

/// <summary>
/// Files as small as Brotli makes them. That takes a minute for an engine, most of which stays the same when the library changes: what has
/// been compressed before is read.
/// </summary>
/// <param name="folder">Keeps them, under the hash of what they were.</param>
internal sealed class BrotliFiles(string folder)
{
    private const int Quality = 11;
    private const int Window = 24; // In bits: the most that browsers take.

    private readonly HashSet<string> used = [];

    /// <summary>The bytes, compressed. May be called by several threads.</summary>
    public byte[] Of(byte[] bytes)
    {
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        lock (used)
        {
            used.Add(file);
        }
        if (!File.Exists(file))
        {
            var room = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
            if (!BrotliEncoder.TryCompress(bytes, room, out var length, Quality, Window))
            {
                throw new InvalidOperationException("Brotli needed more room than it had said.");
            }
            File.WriteAllBytes(file + ".new", room[..length]);
            File.Move(file + ".new", file, overwrite: true); // As a whole: a file that is there is complete.
        }
        return File.ReadAllBytes(file);
    }

    /// <summary>Removes what has not been asked for.</summary>
    public void ForgetOthers()
    {
        foreach (var file in Directory.GetFiles(folder).Except(used))
        {
            File.Delete(file);
        }
    }
}
