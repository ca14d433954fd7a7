namespace LossNotebooks;

/// <summary>A raw output of a frame's recipe: its name, and the columns that its linear predictor uses.</summary>
internal sealed record RawOutput(string Name, string[] Columns)
{
    /// <summary>Those of a likelihood, in their order: a parameter's name or, where it has several of them, one for each class or for each
    /// but the first, <c>p[Gentoo]</c>; else <c>p[0]</c>.</summary>
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="levels">The levels of each output that is text.</param>
    /// <param name="columns">The columns that a parameter uses, by its name.</param>
    public static IEnumerable<RawOutput> Of<TOutput>(
        Likelihood<TOutput> likelihood, string[][] levels, Func<string, string[]> columns)
    {
        var classes = typeof(TOutput) == typeof(int) ? likelihood.Levels() ?? 0 : 0;
        string[] names = levels is [var only] && only.Length == classes ? only : [];
        return likelihood.Parameters.SelectMany(parameter => Enumerable.Range(0, parameter.RawOutputs).Select(k =>
        {
            var first = classes - parameter.RawOutputs; // 1 of what has a baseline class
            var isByClass = first is 0 or 1;
            var at = isByClass ? first + k : k;
            return new RawOutput(
                parameter.RawOutputs == 1 ? parameter.Name : $"{parameter.Name}[{(isByClass && names.Length > 0 ? names[at] : at)}]",
                columns(parameter.Name));
        }));
    }
}
