namespace LossNotebooks;

/// <summary>
/// Rankings of K items (their numbers from 0, best first): the model predicts the log of each item's worth, w = softmax(z). The loss is
/// Σⱼ log(exp z[y[j]] + exp z[y[j + 1]] + …) − z[y[j]]: a categorical loss for the winner, another for the second among the rest, …. With a
/// baseline the log-worth of item 0 is 0 and the model predicts the other K − 1.
/// </summary>
/// <remarks>Plackett (1975), The analysis of permutations; Hunter (2004), MM algorithms for generalized Bradley–Terry models.</remarks>
public sealed class PlackettLuceLikelihood : Likelihood<int[], PlackettLuce>
{
    private readonly SoftmaxLink link;

    /// <summary>A likelihood over rankings of <paramref name="items"/> ≥ 2 items.</summary>
    /// <param name="items">K.</param>
    /// <param name="baseline">Whether the log-worth of item 0 is fixed at 0, which leaves K − 1 raw outputs and one best fit.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two items.</exception>
    public PlackettLuceLikelihood(int items, bool baseline = false)
    {
        Items = Require.AtLeast(2, items);
        link = new(baseline);
        Parameters = [new("worth", "w", link, items - link.Fixed)];
    }

    /// <summary>K, the number of items.</summary>
    public int Items { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override PlackettLuce At(params ReadOnlySpan<double> z)
    {
        var worths = link.Invert(Require.RawOutputs(RawOutputs, z));
        return !worths.Contains(0) ? new(worths)
            : throw new ArgumentOutOfRangeException(
                nameof(z), "z is too far apart: beside the largest worth another one is 0 as a double; give z closer together.");
    }

    /// <summary>The sum over places of log(1 + the worth of the others there over that of who won), from the last place up, with the log of
    /// the worth that is left kept.</summary>
    public override double Loss(ReadOnlySpan<double> z, int[] y)
    {
        CheckPair(z, y);
        double loss = 0, left = LogWorth(z, y[^1]);
        for (var place = Items - 2; place >= 0; place--)
        {
            var worth = LogWorth(z, y[place]);
            var bend = Bend(left - worth);
            loss += Math.Max(left - worth, 0) + bend;
            left = Math.Max(left, worth) + bend;
        }

        return loss;
    }

    /// <summary>∂Loss/∂z[k] = how often item k was expected to win among those left, over the places in which it still was there, minus
    /// 1.</summary>
    public override void Gradient(ReadOnlySpan<double> z, int[] y, Span<double> gradient)
    {
        CheckPair(z, y);
        Span<double> worths = 2 * Items <= Scratch.OnStack ? stackalloc double[2 * Items] : new double[2 * Items], left = worths[Items..];
        InOrder(z, y, worths, left);
        var expected = double.NegativeInfinity; // log Σ 1 / (worth left) over the places before
        for (var place = 0; place < Items; place++)
        {
            if (y[place] >= link.Fixed)
            {
                // Where it won, what the others there had is all that is expected less.
                var missed = place == Items - 1 ? 0 : LogitLink.Sigmoid(left[place + 1] - worths[place]);
                gradient[y[place] - link.Fixed] = Math.Exp(worths[place] + expected) - missed;
            }

            expected = LogAdd(-left[place], expected);
        }
    }

    /// <inheritdoc/>
    public override bool HasCurvature => true;

    /// <summary>With p[k, j] the probability that item k wins place j among those left there: ∂²Loss/∂z[k]∂z[l] = −Σⱼ p[k, j] p[l, j]
    /// over the places at which both are left; ∂²Loss/∂z[k]² = −Σ of the same over the other items, so that a row of all items sums to
    /// 0.</summary>
    public override void Curvature(ReadOnlySpan<double> z, int[] y, Span<double> curvature)
    {
        CheckPair(z, y);
        Span<double> worths = 2 * Items <= Scratch.OnStack ? stackalloc double[2 * Items] : new double[2 * Items], left = worths[Items..];
        InOrder(z, y, worths, left);
        curvature.Clear();
        var squares = double.NegativeInfinity; // log Σ 1 / (worth left)² over the places so far
        for (var place = 0; place < Items - 1; place++)
        {
            squares = LogAdd(-2 * left[place], squares);
            for (var below = place + 1; below < Items; below++)
            {
                int k = Math.Max(y[place], y[below]) - link.Fixed, l = Math.Min(y[place], y[below]) - link.Fixed;
                var together = Math.Exp(worths[place] + worths[below] + squares);
                curvature[Triangle.Place(k, k)] += together;
                if (l >= 0)
                {
                    curvature[Triangle.Place(l, l)] += together;
                    curvature[Triangle.Place(k, l)] = -together;
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Check(int[] y)
    {
        if (!PlackettLuce.IsRanking(y, Items))
        {
            throw new ArgumentException($"y must list each of the items 0 to {Items - 1} exactly once, best first.", nameof(y));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"PlackettLuceLikelihood(K = {Items}{(link.Baseline ? ", baseline" : "")})";

    private double LogWorth(ReadOnlySpan<double> z, int item) => item < link.Fixed ? 0 : z[item - link.Fixed];

    // The log-worths in the order of their places; and for each place, the log of the worth of the items that are left there.
    private void InOrder(ReadOnlySpan<double> z, int[] y, Span<double> worths, Span<double> left)
    {
        var below = double.NegativeInfinity;
        for (var place = Items - 1; place >= 0; place--)
        {
            worths[place] = LogWorth(z, y[place]);
            below = left[place] = LogAdd(worths[place], below);
        }
    }

    // log(exp a + exp b) for a finite a.
    private static double LogAdd(double a, double b) => Math.Max(a, b) + Bend(a - b);

    // How much a softplus is above the corner that it rounds off.
    private static double Bend(double gap) => Exponentials.Log1p(Math.Exp(-Math.Abs(gap)));
}
