using System.Text.Json.Nodes;
using LossNotebooks.Jupyter.Installation;

namespace LossNotebooks.Jupyter.Tests;

public sealed class KernelSpecTests : IDisposable
{
    private readonly string prefix = Directory.CreateTempSubdirectory("kernelspec-").FullName;

    [Fact]
    public void Install_makes_a_folder_that_jupyter_finds()
    {
        var plotly = Path.Combine(prefix, "plotly-cartesian.min.js");
        File.WriteAllText(plotly, "plotly");
        var spec = Spec();
        spec.Install(Publish, plotly, force: false);

        Assert.Equal(Path.Combine(prefix, "share", "jupyter", "kernels", ".net-csharp"), spec.Folder);
        Assert.Equal(
            ["kernel", "kernel.js", "kernel.json", "logo-32x32.png", "logo-64x64.png", "plotly.min.js"],
            Directory.GetFileSystemEntries(spec.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("plotly", File.ReadAllText(Path.Combine(spec.Folder, "plotly.min.js")));
        var kernel = JsonNode.Parse(File.ReadAllText(Path.Combine(spec.Folder, "kernel.json")))!;
        Assert.Equal(("C#", "message"), ((string?)kernel["language"], (string?)kernel["interrupt_mode"]));
        Assert.All(kernel["argv"]!.AsArray().Take(2), file => Assert.True(File.Exists((string?)file), $"{file} does not exist."));
        Assert.Equal(["jupyter", "kernel", "{connection_file}"], kernel["argv"]!.AsArray().Skip(2).Select(word => (string?)word));
        Assert.Equal(["kernels"], Directory.GetFileSystemEntries(Path.Combine(prefix, "share", "jupyter")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void A_logo_has_the_size_that_its_name_says(int size)
    {
        var spec = Spec();
        spec.Install(Publish, null, force: false);
        var header = File.ReadAllBytes(Path.Combine(spec.Folder, $"logo-{size}x{size}.png")).AsSpan(0, 24);
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1a, (byte)'\n'], header[..8].ToArray());
        Assert.Equal((size, size), (header[19] | header[18] << 8, header[23] | header[22] << 8));
    }

    [Fact]
    public void Install_again_replaces_everything()
    {
        var spec = Spec();
        spec.Install(Publish, null, force: false);
        File.WriteAllText(Path.Combine(spec.Folder, "left over"), "");
        spec.Install(Publish, null, force: false);
        Assert.False(File.Exists(Path.Combine(spec.Folder, "left over")));
    }

    [Theory]
    [InlineData("""{"argv": ["dotnet-interactive"], "display_name": ".NET (C#)"}""")]
    [InlineData("[]")]
    [InlineData("not JSON")]
    public void Another_kernel_is_replaced_only_by_force(string kernel)
    {
        var spec = Spec();
        Directory.CreateDirectory(spec.Folder);
        File.WriteAllText(Path.Combine(spec.Folder, "kernel.json"), kernel);

        var refusal = Assert.Throws<InvalidOperationException>(() => spec.Install(Publish, null, force: false));
        Assert.Equal($"{spec.Folder} holds another kernel: choose a name with --name, or replace it with --force.", refusal.Message);
        Assert.Equal(
            $"{spec.Folder} holds another kernel, which `jupyter kernelspec uninstall .net-csharp` removes.",
            Assert.Throws<InvalidOperationException>(spec.Uninstall).Message);
        Assert.Equal(kernel, File.ReadAllText(Path.Combine(spec.Folder, "kernel.json")));

        spec.Install(Publish, null, force: true);
        spec.Uninstall();
        Assert.False(Directory.Exists(spec.Folder));
    }

    [Fact]
    public void When_publishing_fails_the_kernel_that_was_there_stays_and_no_draft_is_left()
    {
        var spec = Spec();
        spec.Install(Publish, null, force: false);
        Assert.Throws<IOException>(() => spec.Install(_ => throw new IOException("No space."), null, force: false));
        Assert.True(File.Exists(Path.Combine(spec.Folder, "kernel.json")));
        Assert.Equal(["kernels"], Directory.GetFileSystemEntries(Path.Combine(prefix, "share", "jupyter")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_folder_that_cannot_be_put_in_its_place_leaves_there_what_was_there()
    {
        var place = Directory.CreateDirectory(Path.Combine(prefix, "place")).FullName;
        File.WriteAllText(Path.Combine(place, "file"), "before");
        Assert.ThrowsAny<IOException>(() => Replacement.Put(Path.Combine(prefix, "no draft"), place, Path.Combine(prefix, "elsewhere")));
        Assert.Equal("before", File.ReadAllText(Path.Combine(place, "file")));
        Assert.Equal([place], Directory.GetFileSystemEntries(prefix));
    }

    [Fact]
    public void Uninstall_leaves_nothing_behind()
    {
        var spec = Spec();
        spec.Install(Publish, null, force: false);
        spec.Uninstall();
        Assert.Empty(Directory.GetFiles(prefix, "*", SearchOption.AllDirectories));
        Assert.Equal(["kernels"], Directory.GetFileSystemEntries(Path.Combine(prefix, "share", "jupyter")).Select(Path.GetFileName));
    }

    [Fact]
    public void What_is_not_there_cannot_be_uninstalled() =>
        Assert.Equal($"There is no kernel in {Spec().Folder}.", Assert.Throws<InvalidOperationException>(Spec().Uninstall).Message);

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("C#")]
    [InlineData("../elsewhere")]
    public void A_name_that_jupyter_would_not_find_is_refused(string name) =>
        Assert.Equal(
            $"'{name}' cannot be the name of a kernel: use only letters, digits, dots, hyphens and underscores.",
            Assert.Throws<ArgumentException>(() => new KernelSpec(name, prefix)).Message);

    public void Dispose() => Directory.Delete(prefix, recursive: true);

    private KernelSpec Spec() => new(KernelSpec.DefaultName, prefix);

    private static string Publish(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "program.dll"), "");
        return "program.dll";
    }
}
