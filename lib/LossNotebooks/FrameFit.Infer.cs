using System.Globalization;
using Microsoft.Data.Analysis;

namespace LossNotebooks;

/// <content>What a fit says of new rows.</content>
public sealed partial class FrameFit<TOutput, TDistribution>
{
    /// <summary>Step 4: infer, Pr(y|f[x, φ̂]) for a new x given by the names of its columns: <c>fit.Infer(("speed", 21.0))</c>.</summary>
    /// <exception cref="ArgumentException">A column is missing or not used, or a level is unknown; the sentence says which there
    /// are.</exception>
    public TDistribution Infer(params (string Column, object Value)[] x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.GroupBy(value => value.Column).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"'{twice.Key}' is given twice.", nameof(x));
        }

        if (Array.Find(x, value => !predictors.Columns.Contains(value.Column)) is { Column: { } unused })
        {
            throw new ArgumentException($"The recipe does not use '{unused}'; it uses {Require.Quoted(predictors.Columns)}.", nameof(x));
        }

        if (predictors.Columns.FirstOrDefault(column => !Array.Exists(x, value => value.Column == column)) is { } missing)
        {
            throw new ArgumentException(
                $"'{missing}' is not given; inference needs a value of each of {Require.Quoted(predictors.Columns)}.", nameof(x));
        }

        var row = new DataFrame(x.Select(DataFrameColumn (value) => value.Value switch
        {
            string text => new StringDataFrameColumn(value.Column, [text]),
            IConvertible number when Frames.IsNumber(number.GetType()) =>
                new DoubleDataFrameColumn(value.Column, [number.ToDouble(CultureInfo.InvariantCulture)]),
            _ => throw new ArgumentException($"The value of '{value.Column}' is neither a number nor text.", nameof(x)),
        }));
        return Infer(row, 1)[0];
    }

    /// <summary>Step 4 for every row of a frame.</summary>
    /// <exception cref="ArgumentException">A column or a value is missing, a level is unknown, or a row lies so far from the training rows
    /// that a parameter there is no double.</exception>
    public TDistribution[] Infer(DataFrame rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Infer(rows, rows.Examples());
    }

    /// <summary>−log Pr(yᵢ|f[xᵢ, φ̂]) of every row of a frame, in nats: how the fit does on rows that it was not trained on.</summary>
    /// <param name="rows">The rows, with the columns of x and y and without missing values.</param>
    /// <param name="output">The columns of y, as they were named for training.</param>
    /// <returns>I losses; +∞ of an output that the fit excludes.</returns>
    /// <exception cref="ArgumentException">A column or a value is missing, a level is unknown, or an output is outside the
    /// support.</exception>
    public double[] Losses(DataFrame rows, params string[] output)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(output);
        var y = TrainingOutputs.Read(rows, output, likelihood, (_, k) => levels.ElementAtOrDefault(k) ?? []);
        TrainingRows.CheckAll<TOutput>(y, likelihood.Check, $"'{string.Join("', '", output)}'");
        // Of z, not of the distribution: where a probability rounds to 1, its other end may still be known.
        return OfEach(rows, y.Length, (z, i) => likelihood.Loss(z, y[i]));
    }

    private TDistribution[] Infer(DataFrame rows, int examples) => OfEach(rows, examples, (z, _) => likelihood.At(z));

    private T[] OfEach<T>(DataFrame rows, int examples, Func<double[], int, T> of)
    {
        foreach (var offset in predictors.Offsets)
        {
            TrainingRows.CheckAll<double>(rows.Numbers(offset.Column), value => offset.Of(value), $"'{offset.Column}'");
        }

        var z = predictors.Model.EvaluateBatch(predictors.X(rows), examples, History.Phi);
        return likelihood.OfEach(
            z, examples,
            i =>
            {
                var x = predictors.Columns.Select(name => FormattableString.Invariant($"{name} = {rows.Column(name)[i]}"));
                return $"row {i + 1} ({string.Join(", ", x)})";
            },
            of);
    }
}
