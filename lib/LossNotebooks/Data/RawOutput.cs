namespace LossNotebooks;

/// <summary>A raw output of a frame's recipe: its name, and the columns that its linear predictor uses.</summary>
internal sealed record RawOutput(string Name, string[] Columns)
{
    /// <summary>Those of a likelihood, in their order: a parameter's name or, where it has several of them, <c>p[Gentoo]</c>. A baseline
    /// class has none.</summary>
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="levels">The levels of each output that is text.</param>
    /// <param name="columns">The columns that a parameter uses, by its name.</param>
    public static IEnumerable<RawOutput> Of<TOutput>(
        Likelihood<TOutput> likelihood, string[][] levels, Func<string, string[]> columns)
    {
        string[] classes = typeof(TOutput) != typeof(double[]) && levels is [var only] ? only : [];
        var count = typeof(TOutput) == typeof(int) ? likelihood.Levels() : null;
        return likelihood.Parameters.SelectMany(parameter => Enumerable.Range(0, parameter.RawOutputs).Select(k =>
        {
            var at = (count ?? parameter.RawOutputs) - parameter.RawOutputs + k;
            return new RawOutput(
                parameter.RawOutputs == 1 ? parameter.Name
                    : $"{parameter.Name}[{(classes.Length > 0 ? classes[at] : at)}]",
                columns(parameter.Name));
        }));
    }
}
