namespace LossNotebooks;

/// <content>The loss of a bound.</content>
public sealed partial class StudentTLikelihood
{
    /// <summary>Half of what a beta with the parameters ν/2 and ½ has below ν/(ν + u²), or of what it has above, and ½.</summary>
    public double TailLoss(Tail tail, ReadOnlySpan<double> z, double bound, Span<double> gradient, Span<double> curvature)
    {
        var (_, logNu, q) = Read(z, bound);
        double a = 0.5 * Exponentials.Bounded(logNu), x = LogitLink.Sigmoid(-q), rest = LogitLink.Sigmoid(q);
        var form = IncompleteBeta.TailAt(a, 0.5, x, rest);
        Gradient(z, bound, gradient);
        Span<double> slopes = stackalloc double[3];
        gradient.CopyTo(slopes);
        if (!curvature.IsEmpty)
        {
            Curvature(z, bound, curvature);
        }

        form.Slopes.ByA(a / (a + 0.5))
            .AddTo(gradient, curvature, ((ReadOnlySpan<(double, double)>)[(0, 0), (0, 2), (1, 1)])[..z.Length]);
        var loss = Math.Log(2) + form.Loss(isLower: true, Loss(z, bound) - Math.Log(Math.Abs(bound - z[0])), gradient, curvature);
        loss = tail == Tail.Lower == bound < z[0] ? loss : OtherTail.Of(loss, gradient, curvature);
        Move(tail, bound - z[0], loss - Loss(z, bound), form.IsLower ? [] : slopes, gradient, curvature);
        return loss;
    }

    // Of a bound at μ + r: moving μ does what moving log σ does, over r. Near μ that is ±density/tail instead, which changes with
    // another raw output by as much as the loss of the tail changes more than that of the density.
    private static void Move(Tail tail, double r, double log, ReadOnlySpan<double> slopes, Span<double> gradient, Span<double> curvature)
    {
        var isNear = !slopes.IsEmpty;
        gradient[0] = r != 0 ? gradient[1] / r : tail == Tail.Lower ? Math.Exp(log) : -Math.Exp(log);
        for (var k = gradient.Length - 1; k >= 0 && !curvature.IsEmpty; k--)
        {
            curvature[Triangle.Place(k, 0)] = isNear ? (gradient[0] == 0 ? 0 : gradient[0] * (gradient[k] - slopes[k]))
                : k == 0 ? (curvature[Triangle.Place(1, 0)] + gradient[0]) / r
                : curvature[Triangle.Place(k, 1)] / r;
        }
    }
}
