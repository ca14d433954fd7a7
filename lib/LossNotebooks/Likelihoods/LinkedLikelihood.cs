using System.Buffers;

namespace LossNotebooks;

/// <summary>
/// A likelihood with another link for one of its parameters. A raw output z of that link stands for t(z) of the likelihood's own, the one
/// with the same θ; so the loss is L(t), ∂Loss/∂z = t′ ∂L/∂t, and ∂²Loss/∂z² = t′² ∂²L/∂t² + t″ ∂L/∂t.
/// </summary>
internal sealed partial class LinkedLikelihood<TOutput, TDistribution> : Likelihood<TOutput, TDistribution>
    where TDistribution : Distribution<TOutput>
{
    private readonly Likelihood<TOutput, TDistribution> likelihood;
    private readonly AlternativeLink link;
    private readonly Parameter parameter;
    private readonly int first; // of the raw outputs that have the other link

    public LinkedLikelihood(Likelihood<TOutput, TDistribution> likelihood, string parameter, AlternativeLink link)
    {
        (this.likelihood, this.link) = (likelihood, link);
        var index = likelihood.Parameters.ToList().FindIndex(p => p.Name == parameter && p.Link == link.InsteadOf);
        if (index < 0)
        {
            var others = likelihood.Parameters.Where(p => p.Link == link.InsteadOf).Select(p => p.Name);
            throw new ArgumentException(
                $"{likelihood} has no parameter '{parameter}' with the {link.InsteadOf.Name} link, whose place the {link.Name} link could "
                + $"take; it has {Require.Quoted(others)}.",
                nameof(parameter));
        }

        first = likelihood.Parameters.Take(index).Sum(p => p.RawOutputs);
        this.parameter = likelihood.Parameters[index] with { Link = link };
        Parameters = [.. likelihood.Parameters.Take(index), this.parameter, .. likelihood.Parameters.Skip(index + 1)];
    }

    public override IReadOnlyList<Parameter> Parameters { get; }

    public override bool HasCurvature => likelihood.HasCurvature;

    public override TDistribution At(params ReadOnlySpan<double> z)
    {
        var t = Require.RawOutputs(RawOutputs, z).ToArray();
        Span<double> derivatives = new double[2 * parameter.RawOutputs];
        Translate(z, t, derivatives);
        return likelihood.At(Array.ConvertAll(t, value => Math.Clamp(value, double.MinValue, double.MaxValue)));
    }

    public override double Loss(ReadOnlySpan<double> z, TOutput y)
    {
        CheckPair(z, y);
        Span<double> room = Room(z, stackalloc double[Scratch.OnStack]);
        Translate(z, room[..z.Length], room[z.Length..]);
        return likelihood.Loss(room[..z.Length], y);
    }

    public override void Gradient(ReadOnlySpan<double> z, TOutput y, Span<double> gradient)
    {
        CheckPair(z, y);
        Span<double> room = Room(z, stackalloc double[Scratch.OnStack]);
        Translate(z, room[..z.Length], room[z.Length..]);
        likelihood.Gradient(room[..z.Length], y, gradient);
        Chain(room[z.Length..], gradient, default);
    }

    public override void Curvature(ReadOnlySpan<double> z, TOutput y, Span<double> curvature)
    {
        CheckPair(z, y);
        Span<double> room = Room(z, stackalloc double[Scratch.OnStack]);
        Span<double> gradient = z.Length <= Scratch.OnStack ? stackalloc double[z.Length] : new double[z.Length];
        Translate(z, room[..z.Length], room[z.Length..]);
        likelihood.Gradient(room[..z.Length], y, gradient);
        likelihood.Curvature(room[..z.Length], y, curvature);
        Chain(room[z.Length..], gradient, curvature);
    }

    internal override Likelihood<TOutput>? Rounded(double width) => likelihood.Rounded(width) is Likelihood<TOutput, TDistribution> rounded
        ? new LinkedLikelihood<TOutput, TDistribution>(rounded, parameter.Name, link) : null;

    public override bool HasInformation => likelihood.HasInformation;

    public override void Information(ReadOnlySpan<double> z, Span<double> information)
    {
        Require.Length(RawOutputs, z);
        Span<double> room = Room(z, stackalloc double[Scratch.OnStack]);
        Translate(z, room[..z.Length], room[z.Length..]);
        likelihood.Information(room[..z.Length], information);
        Chain(room[z.Length..], new double[z.Length], information); // the slope's expectation is 0
    }

    /// <summary>That of the likelihood, as raw outputs of the other link.</summary>
    public override double[] Start(ReadOnlySpan<TOutput> y)
    {
        var start = likelihood.Start(y);
        var own = start.AsSpan(first, parameter.RawOutputs);
        link.Apply(link.InsteadOf.Invert(own)).CopyTo(own);
        return start;
    }

    public override void Check(TOutput y) => likelihood.Check(y);

    public override int? Levels(int k = 0) => likelihood.Levels(k);

    public override string ToString() => $"{likelihood} with the {link.Name} link for {parameter.Name}";

    protected internal override void Evaluate(Batch<TOutput> batch)
    {
        var size = (RawOutputs + 2 * parameter.RawOutputs) * batch.Examples;
        var rented = ArrayPool<double>.Shared.Rent(size);
        Span<double> t = rented.AsSpan(0, batch.RawOutputs.Length), derivatives = rented.AsSpan(t.Length, size - t.Length);
        Translate(batch.RawOutputs, t, derivatives, hasBends: !batch.Curvatures.IsEmpty);
        likelihood.Evaluate(new(t, batch.Outputs, batch.Losses, batch.Slopes, batch.Curvatures));
        if (!batch.Slopes.IsEmpty)
        {
            Chain(derivatives, batch.Slopes, batch.Curvatures);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    // Room for t of one example, then t′, then t″.
    private Span<double> Room(ReadOnlySpan<double> z, Span<double> stack) =>
        z.Length + 2 * parameter.RawOutputs is var size && size <= stack.Length ? stack[..size] : new double[size];

    // From columns of z to those of t, t′ and, if it is asked for, t″: one example is a batch of one.
    private void Translate(ReadOnlySpan<double> z, Span<double> t, Span<double> derivatives, bool hasBends = true)
    {
        int examples = z.Length / RawOutputs, size = parameter.RawOutputs * examples, before = first * examples;
        z[..before].CopyTo(t);
        z[(before + size)..].CopyTo(t[(before + size)..]);
        link.Translate(new(z.Slice(before, size), t.Slice(before, size), derivatives[..size], hasBends ? derivatives[size..] : default));
    }

    // From derivatives by t to those by z, column by column.
    private void Chain(ReadOnlySpan<double> derivatives, Span<double> slopes, Span<double> curvatures)
    {
        int examples = slopes.Length / RawOutputs, half = derivatives.Length / 2, end = first + parameter.RawOutputs;
        for (var k = first; k < end; k++)
        {
            var slope = derivatives.Slice((k - first) * examples, examples);
            var bend = derivatives.Slice(half + (k - first) * examples, examples);
            for (var l = 0; l < RawOutputs && !curvatures.IsEmpty; l++)
            {
                var curvature = curvatures.Slice(Triangle.Place(Math.Max(k, l), Math.Min(k, l)) * examples, examples);
                Columns.Multiply(slope, curvature);
                if (l == k)
                {
                    Columns.Multiply(slope, curvature);
                    Columns.AddProducts(bend, slopes.Slice(k * examples, examples), curvature);
                }
            }

            Columns.Multiply(slope, slopes.Slice(k * examples, examples));
        }
    }
}
