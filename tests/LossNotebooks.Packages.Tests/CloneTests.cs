using System.Reflection.PortableExecutable;

namespace LossNotebooks.Packages.Tests;

/// <summary>A clone may lie anywhere: what it does to each project when it builds
/// does not trip over the letters of a folder's name.</summary>
public sealed class CloneTests : IDisposable
{
    private readonly TemporaryFolder folder = new("it's a, clone=1 #é");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_clone_builds_in_a_folder_with_an_odd_name()
    {
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json",
            .. Directory.GetFiles(Path.Combine(Fixture.Repository, ".build"))
                .Select(file => Path.GetRelativePath(Fixture.Repository, file))])
        {
            folder.File(file, File.ReadAllText(Path.Combine(Fixture.Repository, file)));
        }

        // The compiler's packages are translated to machine code, F#'s library gets another version, the folder's name is left out.
        folder.File("small/small.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <OutputPath>bin/</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.CodeAnalysis.CSharp.Scripting" />
                <PackageReference Include="Plotly.NET" />
                <PackageDownload Include="Microsoft.NETCore.App.Crossgen2.$(NETCoreSdkPortableRuntimeIdentifier)" Version="[$(BundledNETCoreAppPackageVersion)]" />
              </ItemGroup>
            </Project>
            """);
        folder.File("small/Program.cs", """
            using System.Runtime.CompilerServices;

            Console.WriteLine($"{Here()} {typeof(Plotly.NET.Chart).Assembly.GetReferencedAssemblies().Single(name => name.Name == "FSharp.Core").Version}");

            static string Here([CallerFilePath] string path = "") => path;
            """);

        // Who only reads the course does not wait for it. --partial translates next to nothing, and takes no minute.
        var place = Path.Combine(folder.Path, "small");
        (await Feed.RunAsync(place, [], "dotnet", "build", "--nologo", "-c", "Release")).Succeed();
        Assert.False(IsTranslated(place));
        (await Feed.RunAsync(place, [], "dotnet", "build", "--nologo", "-p:_ReadyToRunOptions=--partial")).Succeed();
        Assert.True(IsTranslated(place));
        Assert.Equal("/small/Program.cs 10.0.0.0",
            (await Feed.RunAsync(place, [], "dotnet", Path.Combine("bin", "small.dll"))).Succeed().Trim());
    }

    private static bool IsTranslated(string place)
    {
        using var compiler = new PEReader(File.OpenRead(Path.Combine(place, "bin", "Microsoft.CodeAnalysis.dll")));
        return compiler.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
