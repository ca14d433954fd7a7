using System.IO.Compression;

namespace LossNotebooks.Testing;

/// <summary>NuGet packages made for a test.</summary>
public static class Packing
{
    /// <summary>Makes notebooks here take packages from the folder <c>packages</c>, whatever the machine is set up for.</summary>
    public static void UsePackagesHere(this TemporaryFolder folder)
    {
        folder.File("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="restored" /></config>
              <packageSources><clear /><add key="here" value="packages" /></packageSources>
            </configuration>
            """);
        Directory.CreateDirectory(Path.Combine(folder.Path, "packages"));
    }

    /// <summary>Begins a package; the caller adds its files and closes it.</summary>
    public static ZipArchive Package(
        this TemporaryFolder folder,
        string file,
        string id,
        string version,
        string? dependency = null,
        string dependencyVersion = "1.0.0")
    {
        var path = Path.Combine(folder.Path, file + ".nupkg");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var package = ZipFile.Open(path, ZipArchiveMode.Create);
        using var specification = new StreamWriter(package.CreateEntry(id + ".nuspec").Open());
        var dependencies = dependency is null ? "" : $"<dependency id=\"{dependency}\" version=\"{dependencyVersion}\" />";
        specification.Write($"""
            <package>
              <metadata>
                <id>{id}</id><version>{version}</version><authors>tests</authors><description>A test's package.</description>
                <dependencies><group targetFramework="net10.0">{dependencies}</group></dependencies>
              </metadata>
            </package>
            """);
        return package;
    }
}
