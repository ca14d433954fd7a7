using static System.FormattableString;

namespace LossNotebooks;

/// <summary>One learned number of a linear predictor, and how sure the data make us of it.</summary>
/// <param name="Parameter">The parameter θ of the distribution, e.g. <c>mu</c>; <c>p[Gentoo]</c> where it has several raw outputs.</param>
/// <param name="Term">What the number multiplies: a column, a level of a factor (<c>wool=B</c>), or nothing (<c>intercept</c>).</param>
/// <param name="Estimate">Its value, on the scale of the raw output z = g(θ): with a log link, of log θ.</param>
/// <param name="StandardError">√(H⁻¹) on the diagonal, H the observed information (<see cref="Curvature.Hessian"/>) or, where the loss has
/// kinks as that of a quantile, the expected one (<see cref="Likelihood{TOutput}.Information"/>): how much the estimate would vary over
/// repeated samples of this size, if the recipe is right. NaN where there is neither; and where, to the digits of a double,
/// several values are as good as the best: of the logits of all classes of a softmax, say, or of vectors whose numbers nearly depend on
/// each other. The other coefficients keep theirs.</param>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public sealed record Coefficient(string Parameter, string Term, double Estimate, double StandardError)
{
    /// <summary>Wald's interval: the estimate ± so many standard errors that a normal distribution has <paramref name="mass"/>
    /// within.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="mass"/> is not in [0, 1].</exception>
    /// <exception cref="InvalidOperationException">There is no standard error.</exception>
    public Interval Interval(double mass = 0.95) => StandardError > 0 ? new Normal(Estimate, StandardError).Interval(mass)
        : throw new InvalidOperationException($"'{Parameter}, {Term}' has no standard error, and so no interval of this kind.");

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Parameter}, {Term}: {Estimate:G6} ± {StandardError:G3}");
}
