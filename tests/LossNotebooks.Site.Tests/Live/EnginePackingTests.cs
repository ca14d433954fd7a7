using System.IO.Compression;
using System.Text.Json.Nodes;
using LossNotebooks.Site.Assets;
using LossNotebooks.Site.Live;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>What is packed for pages can be unpacked again, and has a limit.</summary>
public sealed class EnginePackingTests
{
    [Fact]
    public async Task Every_file_comes_out_of_its_pack_as_it_was()
    {
        using var folder = await PublishedAsync();
        var (published, packed) = (Path.Combine(folder.Path, "published"), Path.Combine(folder.Path, "packed"));
        EnginePacking.Pack(published, packed, Path.Combine(folder.Path, "known"));
        var packs = JsonNode.Parse(File.ReadAllText(Path.Combine(packed, "packs.js"))["export default ".Length..^2])!.AsArray();
        Assert.Equal(
            [("System.Lazy.wasm", true), ("documentation", true), ("dotnet.native.wasm", false), ("libraries", false), ("project", false)],
            packs.Select(pack => ((string)pack!["name"]!, (bool)pack["later"]!)).Order());
        foreach (var pack in packs)
        {
            var file = Path.Combine(packed, $"{pack!["name"]}.bin");
            Assert.Equal(new FileInfo(file).Length, (long)pack["size"]!);
            var content = Unpacked(file);
            var start = 0;
            foreach (var (name, length) in pack["files"]!.AsObject())
            {
                var end = start + (int)length!;
                var place = name.EndsWith(".xml", StringComparison.Ordinal) ? "documentation" : "_framework";
                Assert.Equal(File.ReadAllBytes(Path.Combine(published, place, name)), content[start..end]);
                start = end;
            }
            Assert.Equal(content.Length, start);
        }
    }

    [Fact]
    public async Task What_was_compressed_before_is_read_and_what_nobody_needs_is_forgotten()
    {
        using var folder = await PublishedAsync();
        var (published, known) = (Path.Combine(folder.Path, "published"), Path.Combine(folder.Path, "known"));
        EnginePacking.Pack(published, Path.Combine(folder.Path, "first"), known);
        var before = Directory.GetFiles(known).ToDictionary(file => file, File.GetLastWriteTimeUtc);
        File.WriteAllText(Path.Combine(published, "_framework", "LossNotebooks.wasm"), "another");
        EnginePacking.Pack(published, Path.Combine(folder.Path, "second"), known);
        var after = Directory.GetFiles(known);
        Assert.Equal(before.Count, after.Length);
        var kept = after.Count(file => before.TryGetValue(file, out var time) && time == File.GetLastWriteTimeUtc(file));
        Assert.Equal(before.Count - 1, kept);
    }

    [Fact]
    public async Task An_engine_that_has_grown_too_large_is_refused()
    {
        using var folder = await PublishedAsync();
        var script = new byte[EnginePacking.FirstRunBudget];
        new Random(2).NextBytes(script); // What is random can't be compressed.
        File.WriteAllBytes(Path.Combine(folder.Path, "published", "worker.js"), script);
        var failure = Assert.Throws<UserException>(() => EnginePacking.Pack(
            Path.Combine(folder.Path, "published"), Path.Combine(folder.Path, "packed"), Path.Combine(folder.Path, "known")));
        Assert.Contains("the first run of a page fetches", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<TemporaryFolder> PublishedAsync()
    {
        Tools.NeedNode();
        await NodeModules.EnsureAsync(TestContext.Current.CancellationToken);
        var folder = new TemporaryFolder("packing");
        var runtime = Directory.CreateDirectory(Path.Combine(folder.Path, "published", "_framework")).FullName;
        File.WriteAllText(Path.Combine(folder.Path, "published", "worker.js"), "// The worker.");
        File.WriteAllText(Path.Combine(runtime, "dotnet.js"), """
            x(/*json-start*/{"resources":{"lazyAssembly":[{"name":"System.Lazy.wasm"}]}}/*json-end*/)
            """);
        var documentation = Directory.CreateDirectory(Path.Combine(folder.Path, "published", "documentation")).FullName;
        File.WriteAllText(Path.Combine(documentation, "LossNotebooks.xml"), "<doc />");
        var random = new Random(1);
        string[] names = ["dotnet.native", "LossNotebooks", "LossNotebooks.Course", "System.Lazy", "System.One", "System.Two"];
        foreach (var name in names)
        {
            var bytes = new byte[100];
            random.NextBytes(bytes);
            File.WriteAllBytes(Path.Combine(runtime, $"{name}.wasm"), bytes);
        }
        return folder;
    }

    private static byte[] Unpacked(string file)
    {
        using var content = new MemoryStream();
        using var brotli = new BrotliStream(File.OpenRead(file), CompressionMode.Decompress);
        brotli.CopyTo(content);
        return content.ToArray();
    }
}
