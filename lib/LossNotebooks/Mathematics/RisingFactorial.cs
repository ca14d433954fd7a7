namespace LossNotebooks;

/// <summary>log (x (x + 1) … (x + k − 1) / xᵏ) = Σ log(1 + j/x) over j &lt; k, by how much a rising factorial exceeds a power, with its
/// first two derivatives by −log x. Sums of positive terms, so that nothing cancels, also where x is no double.</summary>
internal readonly record struct RisingFactorial(double Log, double Slope, double Bend)
{
    /// <summary>Of k factors, from log x.</summary>
    public static RisingFactorial Of(double factors, double log)
    {
        double sum = 0, slope = 0, bend = 0;
        for (var j = 1; j < factors; j++)
        {
            var t = Math.Log(j) - log;
            var share = LogitLink.Sigmoid(t);
            sum += Exponentials.Softplus(t);
            slope += share;
            bend += share * LogitLink.Sigmoid(-t);
        }

        return new(sum, slope, bend);
    }
}
