using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>
/// L[φ] = −Σᵢ log Pr(yᵢ | f[xᵢ, φ]) in nats: model, likelihood and data as one object with value and gradient.
/// It reuses its buffers, so it serves one thread at a time.
/// </summary>
/// <typeparam name="TOutput">The domain of y.</typeparam>
/// <remarks>It works through the examples in blocks so small that all intermediate results stay in the processor's nearest
/// caches.</remarks>
public sealed class NegativeLogLikelihood<TOutput> : IBatchObjective
{
    private const int BlockSize = 256;

    private readonly Model model;
    private readonly Likelihood<TOutput> likelihood;
    private readonly double[] x; // block by block, each column-major
    private readonly TOutput[] y; // copies, which nobody changes once they are checked
    private readonly double[] z, dz, blockGradient;
    private readonly ModelPass pass, lastPass;
    private NegativeLogLikelihood<TOutput>? minibatch;

    /// <summary>The loss of <paramref name="model"/> under <paramref name="likelihood"/> on the training pairs.</summary>
    /// <param name="model">f[x, φ], with as many outputs as the likelihood has raw outputs.</param>
    /// <param name="likelihood">How raw outputs are read as a distribution over y.</param>
    /// <param name="x">I·D numbers, column-major: I values of input 1, then of input 2 …</param>
    /// <param name="y">The I outputs.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, x has a number that is not finite, or a y is outside the
    /// support.</exception>
    public NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, double[] x, TOutput[] y)
        : this(Require.NotNull(model), Require.NotNull(likelihood), Require.Copies(y))
    {
        ArgumentNullException.ThrowIfNull(x);
        Require.Length<double>(model.Inputs * y.Length, x);
        for (var i = 0; i < y.Length; i++)
        {
            try
            {
                likelihood.Check(y[i]);
            }
            catch (ArgumentException refused)
            {
                throw new ArgumentException($"y[{i}]: {Require.Sentence(refused)}", nameof(y), refused);
            }

            for (var d = 0; d < model.Inputs; d++)
            {
                var value = x[d * y.Length + i];
                this.x[Place(i, d)] = double.IsFinite(value) ? value : throw new ArgumentException(
                    FormattableString.Invariant($"x[{d * y.Length + i}] is {value}, which is not a finite number."), nameof(x));
            }
        }
    }

    private NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, TOutput[] y)
    {
        if (model.Outputs != likelihood.RawOutputs)
        {
            throw new ArgumentException(
                $"The model has {model.Outputs} raw outputs, but {likelihood.GetType().Name} reads {likelihood.RawOutputs}.",
                nameof(model));
        }

        (this.model, this.likelihood, this.y) = (model, likelihood, y);
        x = new double[model.Inputs * y.Length];
        z = new double[model.Outputs * Math.Min(BlockSize, y.Length)];
        dz = new double[z.Length];
        blockGradient = new double[model.ParameterCount];
        pass = model.NewPass(Math.Min(BlockSize, y.Length));
        lastPass = model.NewPass(y.Length % BlockSize);
    }

    /// <inheritdoc/>
    public int ParameterCount => model.ParameterCount;

    /// <inheritdoc/>
    public int Examples => y.Length;

    /// <inheritdoc/>
    public double Value(params ReadOnlySpan<double> phi)
    {
        Require.Length(ParameterCount, phi);
        var loss = 0.0;
        for (var first = 0; first < y.Length; first += BlockSize)
        {
            var outputs = y.AsSpan(first, SizeOfBlock(first));
            Forward(phi, first);
            loss += likelihood.Batch(z.AsSpan(0, model.Outputs * outputs.Length), outputs, default);
        }

        return loss;
    }

    /// <inheritdoc/>
    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
    {
        Require.Length(ParameterCount, phi);
        Require.Length(ParameterCount, (ReadOnlySpan<double>)gradient, nameof(gradient));
        var loss = 0.0;
        gradient.Clear();
        for (var first = 0; first < y.Length; first += BlockSize)
        {
            var size = SizeOfBlock(first);
            var slope = dz.AsSpan(0, model.Outputs * size);
            var block = Forward(phi, first);
            loss += likelihood.Batch(z.AsSpan(0, slope.Length), y.AsSpan(first, size), slope);
            block.Backward(phi, InputsOfBlock(first), slope, blockGradient);
            TensorPrimitives.Add(gradient, blockGradient, gradient);
        }

        return loss;
    }

    /// <inheritdoc/>
    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient, ReadOnlySpan<int> batch)
    {
        if (minibatch?.Examples != batch.Length)
        {
            minibatch = new(model, likelihood, new TOutput[batch.Length]);
        }

        for (var i = 0; i < batch.Length; i++)
        {
            minibatch.y[i] = y[batch[i]];
            for (var d = 0; d < model.Inputs; d++)
            {
                minibatch.x[minibatch.Place(i, d)] = x[Place(batch[i], d)];
            }
        }

        return minibatch.ValueAndGradient(phi, gradient);
    }

    private ModelPass Forward(ReadOnlySpan<double> phi, int first)
    {
        var block = SizeOfBlock(first) == BlockSize ? pass : lastPass;
        block.Forward(phi, InputsOfBlock(first), z.AsSpan(0, model.Outputs * SizeOfBlock(first)));
        return block;
    }

    private int SizeOfBlock(int first) => Math.Min(BlockSize, y.Length - first);

    private ReadOnlySpan<double> InputsOfBlock(int first) => x.AsSpan(first * model.Inputs, SizeOfBlock(first) * model.Inputs);

    // Where input d of example i stands.
    private int Place(int i, int d)
    {
        var first = i - i % BlockSize;
        return first * model.Inputs + d * SizeOfBlock(first) + i - first;
    }
}
