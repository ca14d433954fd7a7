namespace LossNotebooks;

/// <summary>
/// f[x, φ]: computes, for each input, the raw outputs z that a likelihood reads as a distribution. All parameters lie in one flat φ.
/// </summary>
/// <remarks>
/// Batches are column-major: I values of input 1, then I values of input 2, … and likewise for the outputs.
/// </remarks>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public abstract class Model
{
    /// <summary>D, how many numbers an input has.</summary>
    public abstract int Inputs { get; }

    /// <summary>K, how many raw outputs an input gives.</summary>
    public abstract int Outputs { get; }

    /// <summary>P, the length of φ.</summary>
    public abstract int ParameterCount { get; }

    /// <summary>Whether z is a linear function of φ, apart from what does not depend on φ: then the loss has a curvature in closed form if
    /// the likelihood has.</summary>
    public virtual bool IsLinear => false;

    /// <summary>A place to start training from; models with symmetries to break draw it from <paramref name="random"/>.</summary>
    /// <param name="constant">The K raw outputs of the best constant model (see <see cref="Likelihood{TOutput}.Start"/>).</param>
    /// <param name="random">The source of randomness; a model that starts without any ignores it.</param>
    /// <exception cref="ArgumentNullException">This model's start is random and no source was given.</exception>
    public abstract double[] Start(ReadOnlySpan<double> constant, Random? random);

    /// <summary>Room for the intermediate results of a batch of <paramref name="examples"/> examples, used again at every step.</summary>
    public abstract ModelPass NewPass(int examples);

    /// <summary>z = f[x, φ] for one input x (D numbers); K numbers.</summary>
    /// <exception cref="ArgumentException">x or φ has the wrong length.</exception>
    public double[] Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<double> phi)
    {
        Require.Length(Inputs, x);
        return EvaluateBatch(x, 1, phi);
    }

    /// <summary>z = f[x, φ] for I inputs (I·D numbers, column-major); I·K numbers, column-major.</summary>
    /// <exception cref="ArgumentException">x or φ has the wrong length.</exception>
    public double[] EvaluateBatch(ReadOnlySpan<double> x, int examples, ReadOnlySpan<double> phi)
    {
        Require.Length(Inputs * examples, x);
        Require.Length(ParameterCount, phi);
        var z = new double[Outputs * examples];
        NewPass(examples).Forward(phi, x, z);
        return z;
    }
}
