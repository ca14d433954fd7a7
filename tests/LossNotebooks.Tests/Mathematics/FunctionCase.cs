using System.Text.Json.Nodes;

namespace LossNotebooks.Tests.Mathematics;

/// <summary>One special function: its values at any width, and its reference.</summary>
internal abstract class FunctionCase(string name)
{
    private static readonly JsonNode References =
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "References", "special.json")))!;

    public string Name { get; } = name;

    /// <summary>The arguments, one number each or two, and the values to twice a double's precision.</summary>
    public IEnumerable<(double[] Arguments, double Value, double Missing)> Reference =>
        References[Name]!.AsArray()
            .Select(row => row!.AsArray().GetValues<double>().ToArray())
            .Select(row => (row[..^2], row[^2], row[^1]));

    public abstract double Of(params double[] arguments);

    /// <summary>The values at a width; the second arguments are the first ones in another order, if the function has two.</summary>
    public abstract double[] Of<T>(double[] x)
        where T : struct, ILanes<T>;

    public override string ToString() => Name;
}

internal sealed class FunctionCase<TFunction>(string? name = null) : FunctionCase(name ?? typeof(TFunction).Name)
    where TFunction : ILaneFunction
{
    public override double Of(params double[] arguments) => TFunction.Of<Lanes1>(arguments[0]);

    public override double[] Of<T>(double[] x)
    {
        var result = new double[x.Length];
        LaneMap.Apply<T, TFunction>(x, result);
        return result;
    }
}

internal sealed class FunctionCase2<TFunction>() : FunctionCase(typeof(TFunction).Name)
    where TFunction : ILaneFunction2
{
    public override double Of(params double[] arguments) => TFunction.Of<Lanes1>(arguments[0], arguments[1]);

    public override double[] Of<T>(double[] x)
    {
        double[] y = [.. x.Reverse()], result = new double[x.Length];
        for (var i = 0; i < x.Length; i += T.Count)
        {
            TFunction.Of(T.Load(x, i), T.Load(y, i)).Store(result, i);
        }

        return result;
    }
}
