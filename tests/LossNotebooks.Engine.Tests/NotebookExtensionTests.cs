using System.IO.Compression;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;

namespace LossNotebooks.Engine.Tests;

public sealed class NotebookExtensionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Notebook notebook;

    public NotebookExtensionTests()
    {
        folder.UsePackagesHere();
        notebook = new Notebook(folder.Path);
    }

    public void Dispose()
    {
        notebook.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_package_registers_formatters_for_its_types()
    {
        var name = Pack(library => $$"""
            using Microsoft.DotNet.Interactive;
            using Microsoft.DotNet.Interactive.Formatting;
            public class Extension : IKernelExtension
            {
                public System.Threading.Tasks.Task OnLoadAsync(Kernel kernel)
                {
                    Formatter.Register<{{library}}>((value, writer) => writer.Write("<i>" + kernel.Name + "</i>"), "text/html");
                    return kernel.SendAsync(new Microsoft.DotNet.Interactive.Commands.SubmitCode("var declared = 4;"));
                }
            }
            """);
        await notebook.RunAsync($"#r \"nuget: {name}, 1.0.0\"");
        Assert.Equal("<i>.NET</i>", await notebook.ResultAsync($"new {name}()"));
        Assert.Equal("4", await notebook.ValueAsync("declared"));
    }

    [Fact]
    public async Task An_extension_that_needs_more_than_there_is_does_not_keep_its_package_from_working()
    {
        var name = Pack(_ => """
            public class Extension : Microsoft.DotNet.Interactive.IKernelExtension
            {
                public System.Threading.Tasks.Task OnLoadAsync(Microsoft.DotNet.Interactive.Kernel kernel) =>
                    throw new System.MissingMethodException("it is not there");
            }
            """);
        var outputs = await notebook.RunAsync($"#r \"nuget: {name}, 1.0.0\"\nnew {name}().ToString()");
        Assert.Equal(
            $"The notebook extension of {name} 1.0.0 does not work here, only the package itself: it is not there\n",
            Assert.Single(outputs.OfType<Stream>()).Text);
        Assert.IsType<ExecuteResult>(outputs[^1]);
    }

    [Fact]
    public async Task A_package_brings_cells()
    {
        var name = Pack(null, "#!markdown\n\n*brought*\n\n#!csharp\n\nvar brought = 6;");
        var outputs = await notebook.RunAsync($"#r \"nuget: {name}, 1.0.0\"\nbrought");
        Assert.Equal("*brought*", (string?)Assert.IsType<DisplayData>(outputs[1]).Data.Data["text/markdown"]);
        Assert.IsType<ExecuteResult>(outputs[2]);
    }

    private string Pack(Func<string, string>? extension, string? script = null)
    {
        const string Place = "interactive-extensions/dotnet/";
        var library = $"Extended{Guid.NewGuid():N}";
        var path = folder.WriteLibraryNamed(library, $"public class {library} {{ }}");
        using var package = folder.Package(Path.Combine("packages", library + ".1.0.0"), library, "1.0.0");
        package.CreateEntryFromFile(path, $"lib/net10.0/{library}.dll");
        if (extension is not null)
        {
            var name = library + ".Interactive";
            string[] references = [path, typeof(Kernel).Assembly.Location, typeof(Formatter).Assembly.Location];
            package.CreateEntryFromFile(folder.WriteLibraryNamed(name, extension(library), references), $"{Place}{name}.dll");
        }
        if (script is not null)
        {
            using var writer = new StreamWriter(package.CreateEntry(Place + "extension.dib").Open());
            writer.Write(script);
        }
        return library;
    }
}
