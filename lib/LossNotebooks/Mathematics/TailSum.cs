namespace LossNotebooks;

/// <summary>I as a sum of positive weights, which change with the parameters: the derivatives of −log I are the mean d of those of −log of
/// a weight; and the mean of the second ones, minus the covariance of the first. All begin at 0, where most of the weight is, so that the
/// squares do not cancel.</summary>
internal struct TailSum
{
    private double mass, n, w, t, nn, nw, ww, nt, wt, tt;

    /// <summary>One weight more, and the derivatives of −log of it.</summary>
    public void Add(double weight, in TailSlopes slopes)
    {
        mass += weight;
        n += weight * slopes.N;
        w += weight * slopes.W;
        t += weight * slopes.T;
        nn += weight * (slopes.NN - slopes.N * slopes.N);
        nw += weight * (slopes.NW - slopes.N * slopes.W);
        ww += weight * (slopes.WW - slopes.W * slopes.W);
        nt += weight * (slopes.NT - slopes.N * slopes.T);
        wt += weight * (slopes.WT - slopes.W * slopes.T);
        tt += weight * (slopes.TT - slopes.T * slopes.T);
    }

    /// <summary>log I and its derivatives.</summary>
    public readonly TailForm Form(bool isLower)
    {
        double meanN = n / mass, meanW = w / mass, meanT = t / mass;
        return new(isLower, Math.Log(mass), new(
            meanN, meanW, meanT, nn / mass + meanN * meanN, nw / mass + meanN * meanW, ww / mass + meanW * meanW,
            nt / mass + meanN * meanT, wt / mass + meanW * meanT, tt / mass + meanT * meanT));
    }
}
