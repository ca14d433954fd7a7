namespace LossNotebooks;

/// <summary>First and second derivatives by what a tail depends on: by n, the log of the parameters of a gamma or a beta (a + b = exp n);
/// by w, the logit of a/(a + b) (a gamma has none); and by t, the place where the tail begins: log(x/a), or logit x.</summary>
internal readonly record struct TailSlopes(
    double N, double W, double T, double NN, double NW, double WW, double NT, double WT, double TT)
{
    /// <summary>Those of the mirrored one, as a function of 1 − x: w and t turn round.</summary>
    public TailSlopes Mirrored => new(N, -W, -T, NN, -NW, WW, -NT, WT, TT);

    /// <summary>Those by log a, where b stays, in the place of n.</summary>
    /// <param name="mean">a/(a + b).</param>
    public TailSlopes ByA(double mean) => this with
    {
        N = W + mean * N,
        NN = WW + mean * (2 * NW + mean * NN + (1 - mean) * N),
        NT = WT + mean * NT,
    };

    /// <summary>Those by w in the place of t, of a tail that always begins at the same place.</summary>
    public TailSlopes ByMean => this with { T = W, NT = NW, TT = WW };

    /// <summary>To the derivatives of a loss by z, which moves n and t at these rates, those of a term.</summary>
    public void AddTo(Span<double> gradient, Span<double> curvature, params ReadOnlySpan<(double N, double T)> rates)
    {
        for (var k = 0; k < rates.Length; k++)
        {
            var (n, t) = rates[k];
            gradient[k] += n * N + t * T;
            for (var l = 0; l <= k && !curvature.IsEmpty; l++)
            {
                var (m, u) = rates[l];
                curvature[Triangle.Place(k, l)] += n * m * NN + (n * u + t * m) * NT + t * u * TT;
            }
        }
    }
}
