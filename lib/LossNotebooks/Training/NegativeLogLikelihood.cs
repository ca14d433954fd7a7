namespace LossNotebooks;

/// <summary>
/// L[φ] = −Σᵢ log Pr(yᵢ | f[xᵢ, φ]) in nats: model, likelihood and data as one object with value and gradient.
/// It reuses its buffers, so it serves one thread at a time.
/// </summary>
/// <typeparam name="TOutput">The domain of y.</typeparam>
public sealed class NegativeLogLikelihood<TOutput> : IObjective
{
    private readonly Model model;
    private readonly Likelihood<TOutput> likelihood;
    private readonly double[] x;
    private readonly TOutput[] y;
    private readonly double[] z;
    private readonly double[] dz;
    private readonly ModelPass pass;
    private NegativeLogLikelihood<TOutput>? minibatch;

    /// <summary>The loss of <paramref name="model"/> under <paramref name="likelihood"/> on the training pairs.</summary>
    /// <param name="model">f[x, φ], with as many outputs as the likelihood has raw outputs.</param>
    /// <param name="likelihood">How raw outputs are read as a distribution over y.</param>
    /// <param name="x">I·D numbers, column-major: I values of input 1, then of input 2 …</param>
    /// <param name="y">The I outputs.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, x has a number that is not finite, or a y is outside the support.</exception>
    public NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, double[] x, TOutput[] y)
        : this(model, likelihood, x, y, y.Length)
    {
        Require.Length<double>(model.Inputs * y.Length, x);
        foreach (var value in x)
        {
            Require.Finite(value, nameof(x));
        }

        for (var i = 0; i < y.Length; i++)
        {
            try
            {
                likelihood.Check(y[i]);
            }
            catch (ArgumentException refused)
            {
                throw new ArgumentException($"Example {i} (counted from 0): {refused.Message}", nameof(y), refused);
            }
        }
    }

    private NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, double[] x, TOutput[] y, int examples)
    {
        if (model.Outputs != likelihood.RawOutputs)
        {
            throw new ArgumentException(
                $"The model has {model.Outputs} raw outputs, but {likelihood.GetType().Name} reads {likelihood.RawOutputs}.", nameof(model));
        }

        (this.model, this.likelihood, this.x, this.y) = (model, likelihood, x, y);
        z = new double[model.Outputs * examples];
        dz = new double[z.Length];
        pass = model.NewPass(examples);
    }

    /// <inheritdoc/>
    public int ParameterCount => model.ParameterCount;

    /// <inheritdoc/>
    public int Examples => y.Length;

    /// <inheritdoc/>
    public double Value(params ReadOnlySpan<double> phi)
    {
        Require.Length(ParameterCount, phi);
        pass.Forward(phi, x, z);
        return likelihood.Loss(z, (ReadOnlySpan<TOutput>)y);
    }

    /// <inheritdoc/>
    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
    {
        Require.Length(ParameterCount, phi);
        pass.Forward(phi, x, z);
        var loss = likelihood.LossAndGradient(z, y, dz);
        pass.Backward(phi, x, dz, gradient);
        return loss;
    }

    /// <inheritdoc/>
    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient, ReadOnlySpan<int> batch)
    {
        if (minibatch?.Examples != batch.Length)
        {
            minibatch = new(model, likelihood, new double[model.Inputs * batch.Length], new TOutput[batch.Length], batch.Length);
        }

        for (var i = 0; i < batch.Length; i++)
        {
            minibatch.y[i] = y[batch[i]];
            for (var d = 0; d < model.Inputs; d++)
            {
                minibatch.x[d * batch.Length + i] = x[d * Examples + batch[i]];
            }
        }

        return minibatch.ValueAndGradient(phi, gradient);
    }
}
