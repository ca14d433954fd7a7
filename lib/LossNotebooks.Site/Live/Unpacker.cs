using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Live;

/// <summary>Unpacks Brotli in browsers that can't: a library that goes with the engine.</summary>
internal static class Unpacker
{
    /// <summary>Puts its script, which <c>bundle.mjs</c> has made, into a folder, and its WebAssembly, compressed so that every browser
    /// can unpack it.</summary>
    /// <returns>How many bytes a reader fetches.</returns>
    public static int Pack(string folder)
    {
        var script = WebFolder.File("node_modules", ".engine", "unpack.js");
        File.Copy(script, Path.Combine(folder, "unpack.js"));
        var bytes = Gzip.Compress(File.ReadAllBytes(WebFolder.File("node_modules", "brotli-dec-wasm", "pkg", "brotli_dec_wasm_bg.wasm")));
        File.WriteAllBytes(Path.Combine(folder, "unpack.wasm.bin"), bytes);
        return bytes.Length + Gzip.Compress(File.ReadAllBytes(script)).Length;
    }
}
