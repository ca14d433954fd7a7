using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LossNotebooks.Notebooks;

namespace LossNotebooks.Jupyter.Installation;

/// <summary>
/// The folder from which Jupyter learns how to start the kernel: <c>kernel.json</c>, logos, <c>kernel.js</c> for the classic Notebook,
/// plotly.js and the kernel's own files.
/// </summary>
public sealed partial class KernelSpec
{
    /// <summary>The name that the files of .NET Interactive ask for.</summary>
    public const string DefaultName = ".net-csharp";

    private const string Mark = "lossnotebooks";
    private static readonly JsonSerializerOptions Json =
        new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string name;
    private readonly string data;

    /// <summary>Names a kernelspec, which may not exist yet.</summary>
    /// <param name="name">The name by which notebooks ask for it.</param>
    /// <param name="prefix">The folder of an installation of Jupyter, as in <c>sys.prefix</c>; null for the user's own folder.</param>
    /// <exception cref="ArgumentException">Jupyter would not find a kernel of this name.</exception>
    public KernelSpec(string name, string? prefix)
    {
        if (!ValidName().IsMatch(name))
        {
            throw new ArgumentException(
                $"'{name}' cannot be the name of a kernel: use only letters, digits, dots, hyphens and underscores.");
        }
        this.name = name;
        data = prefix is null ? JupyterFolders.User() : Path.GetFullPath(Path.Combine(prefix, "share", "jupyter"));
        Folder = Path.Combine(data, "kernels", name);
    }

    /// <summary>The kernelspec's folder.</summary>
    public string Folder { get; }

    /// <summary>Makes the kernelspec, in place of one that was made before.</summary>
    /// <param name="publish">Fills a folder with the kernel's program, and returns the name of the file to start.</param>
    /// <param name="plotly">
    /// The file of plotly.js, from which notebooks draw figures without a network; null when it is not at hand.
    /// </param>
    /// <param name="force">Whether a kernel of somebody else may be replaced.</param>
    /// <exception cref="InvalidOperationException">There is another kernel of this name.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void Install(Func<string, string> publish, string? plotly, bool force)
    {
        if (Directory.Exists(Folder) && !force && !IsOurs())
        {
            throw new InvalidOperationException($"{Folder} holds another kernel: choose a name with --name, or replace it with --force.");
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        // Made beside the folder in which Jupyter looks, and moved there when it is whole.
        var draft = Directory.CreateDirectory(Elsewhere()).FullName;
        try
        {
            var program = publish(Path.Combine(draft, "kernel"));
            foreach (var resource in (string[])["logo-32x32.png", "logo-64x64.png", "kernel.js"])
            {
                using var file = File.Create(Path.Combine(draft, resource));
                Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!.CopyTo(file);
            }
            if (plotly is not null)
            {
                File.Copy(plotly, Path.Combine(draft, "plotly.min.js"));
            }
            File.WriteAllText(Path.Combine(draft, "kernel.json"), KernelJson(Path.Combine(Folder, "kernel", program)));
            Replacement.Put(draft, Folder, Elsewhere());
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    /// <summary>Removes the kernelspec.</summary>
    /// <exception cref="InvalidOperationException">There is none, or it is somebody else's.</exception>
    /// <exception cref="IOException">The folder cannot be removed.</exception>
    public void Uninstall()
    {
        if (!Directory.Exists(Folder))
        {
            throw new InvalidOperationException($"There is no kernel in {Folder}.");
        }
        if (!IsOurs())
        {
            throw new InvalidOperationException($"{Folder} holds another kernel, which `jupyter kernelspec uninstall {name}` removes.");
        }
        Replacement.Remove(Folder, Elsewhere());
    }

    // On the same disk, and where Jupyter does not look for kernels.
    private string Elsewhere() => Path.Combine(data, $"{name}-{Path.GetRandomFileName()}");

    private static string KernelJson(string program) => new JsonObject
    {
        ["argv"] = new JsonArray(JupyterFolders.DotNet(), program, "jupyter", "kernel", "{connection_file}"),
        ["display_name"] = ".NET (C#)",
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["metadata"] = new JsonObject { [Mark] = true },
    }.ToJsonString(Json) + "\n";

    private bool IsOurs()
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "kernel.json")))?["metadata"]?[Mark] is not null;
        }
        catch (Exception fault) when (fault is IOException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[._-]*[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex ValidName();
}
