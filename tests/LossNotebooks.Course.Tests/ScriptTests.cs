using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace LossNotebooks.Course.Tests;

/// <summary>
/// The library in a plain Roslyn script, in a process of its own that has loaded nothing: the nearest thing to .NET Interactive. Two
/// FSharp.Cores, or a formatter that is not registered in time, show here.
/// </summary>
public class ScriptTests
{
    private const string FirstCell = """
        #r "../lib/LossNotebooks.Course/bin/LossNotebooks.dll"
        #r "../lib/LossNotebooks.Course/bin/LossNotebooks.Course.dll"
        using LossNotebooks;
        using LossNotebooks.Course;
        Course.Start()
        """;

    [Fact]
    public async Task The_first_cell_loads_the_library_by_its_path_and_says_so()
    {
        var shown = Assert.Single(await Run(FirstCell));
        Assert.Contains("LossNotebooks", shown["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_is_made_and_shown()
    {
        var shown = await Run(FirstCell, """
            var cars = Datasets.Cars();
            double[] x = cars.Numbers("speed"), y = cars.Numbers("dist");
            var fit = Recipe.Choose(new NormalLikelihood()).Predict(new LinearModel(1, [[0], []])).Train(x, y);
            Plot.Overlay(Plot.Scatter(x, y), Plot.Band(v => fit.Infer(v), 4, 25)).Axes("speed (mph)", "distance (ft)")
            """);
        Assert.StartsWith("distance (ft) over speed (mph): 50 points, ", shown[1]["text/plain"], StringComparison.Ordinal);
        Assert.Contains("data-loss-figure", shown[1]["text/html"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plotly_NET_renders_the_chart_through_Giraffe()
    {
        var shown = await Run(
            FirstCell,
            """
            #r "../lib/LossNotebooks.Course/bin/Plotly.NET.dll"
            Plotly.NET.GenericChart.toChartHTML(Plot.Scatter([1, 2], [3, 4]).Chart)
            """);
        Assert.Contains("Plotly.newPlot", shown[1]["text/plain"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_and_checks_are_shown()
    {
        var shown = await Run(FirstCell, "Datasets.Penguins().Table()", "Exercise.Check(double.NaN, 1)");
        Assert.StartsWith("<table>", shown[1]["text/html"], StringComparison.Ordinal);
        Assert.StartsWith("✘", shown[2]["text/plain"], StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>[]> Run(params string[] cells)
    {
        var host = Path.Combine(AppContext.BaseDirectory.Replace("LossNotebooks.Course.Tests", "LossNotebooks.ScriptHost",
            StringComparison.Ordinal), "LossNotebooks.ScriptHost.dll");
        var start = new ProcessStartInfo("dotnet", [host])
        {
            WorkingDirectory = Path.Combine(Fixture.Repository, "data"), // As far from the library as the notebooks are.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(JsonSerializer.Serialize(cells));
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(output.Length > 0, await errors);
        return JsonSerializer.Deserialize<Dictionary<string, string>[]>(output)!;
    }
}
