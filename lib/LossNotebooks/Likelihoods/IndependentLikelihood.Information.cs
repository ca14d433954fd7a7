namespace LossNotebooks;

/// <content>What standard errors are made of where the losses of some parts have kinks.</content>
public sealed partial class IndependentLikelihood
{
    /// <summary>Whether all parts have.</summary>
    public override bool HasInformation => Array.TrueForAll(parts, part => part.HasInformation);

    /// <summary>The information of the parts, and 0 between them.</summary>
    public override void Information(ReadOnlySpan<double> z, Span<double> information)
    {
        Require.RawOutputs(RawOutputs, z);
        information.Clear();
        for (int k = 0, first = 0; k < parts.Length; first += parts[k++].RawOutputs)
        {
            var part = new double[Triangle.Size(parts[k].RawOutputs)];
            parts[k].Information(z.Slice(first, parts[k].RawOutputs), part);
            Place(part, 1, first, information);
        }
    }

    /// <inheritdoc/>
    internal override bool HasInformations =>
        !HasCurvature && Array.TrueForAll(parts, part => part.HasCurvature || part.HasInformations);

    /// <inheritdoc/>
    internal override void Informations(ReadOnlySpan<double> z, ReadOnlySpan<double[]> y, Span<double> informations)
    {
        var examples = y.Length;
        double[] column = new double[examples], losses = new double[examples], slopes = new double[z.Length];
        informations.Clear();
        for (int k = 0, first = 0; k < parts.Length; first += parts[k++].RawOutputs)
        {
            Gather(y, k, column);
            var ofPart = z.Slice(first * examples, parts[k].RawOutputs * examples);
            var part = new double[Triangle.Size(parts[k].RawOutputs) * examples];
            if (parts[k].HasCurvature)
            {
                parts[k].Evaluate(new(ofPart, column, losses, slopes.AsSpan(0, ofPart.Length), part));
            }
            else
            {
                parts[k].Informations(ofPart, column, part);
            }

            Place(part, examples, first, informations);
        }
    }

    /// <inheritdoc/>
    internal override Likelihood<double[]>? Rounded(double width) =>
        HasInformations && parts.All(part => part.HasCurvature || part.Rounded(width) is not null)
        ? new IndependentLikelihood([.. parts.Select(part => part.Rounded(width) ?? part)]) : null;
}
