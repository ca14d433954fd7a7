using System.Collections.Concurrent;
using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks;

/// <summary>
/// L[φ] = −Σᵢ log Pr(yᵢ | f[xᵢ, φ]) in nats: model, likelihood and data as one object with value, gradient and, where the model is linear
/// in φ, curvature. It reuses its buffers, so it serves one thread at a time.
/// </summary>
/// <typeparam name="TOutput">The domain of y.</typeparam>
/// <remarks>It works through the examples in chunks, many of them on all processors at once; their sums are added up in one order, so that
/// the digits do not depend on how many processors there are.</remarks>
public sealed class NegativeLogLikelihood<TOutput> : IBatchObjective
{
    private const int ChunkSize = 8 * ExampleSum<TOutput>.BlockSize;

    // So many sums of chunks are kept at a time, whatever the number of examples.
    private const int ChunksAtOnce = 64;

    private readonly Model model;
    private readonly Likelihood<TOutput> likelihood;
    private readonly double[] x; // column-major
    private readonly TOutput[] y; // copies, which nobody changes once they are checked
    private readonly double[]? frequencies; // how often each example counts, if not once
    private readonly double[] phi;
    private readonly LossSum total;
    private readonly ExampleSum<TOutput> worker;
    private readonly ConcurrentBag<ExampleSum<TOutput>> workers = []; // of other threads
    private readonly LossSum[] chunks;
    private NegativeLogLikelihood<TOutput>? minibatch;

    /// <summary>The loss of <paramref name="model"/> under <paramref name="likelihood"/> on the training pairs.</summary>
    /// <param name="model">f[x, φ], with as many outputs as the likelihood has raw outputs.</param>
    /// <param name="likelihood">How raw outputs are read as a distribution over y.</param>
    /// <param name="x">I·D numbers, column-major: I values of input 1, then of input 2 …</param>
    /// <param name="y">The I outputs.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, x has a number that is not finite, or a y is outside the
    /// support.</exception>
    public NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, double[] x, TOutput[] y)
        : this(Require.NotNull(model), Require.NotNull(likelihood), Require.NotNull(x).AsSpan().ToArray(), Require.Copies(y), null,
            isChecked: false)
    {
    }

    /// <summary>The same on arrays that are its own from now on; if they are checked, nothing is looked at again.</summary>
    internal NegativeLogLikelihood(
        Model model, Likelihood<TOutput> likelihood, double[] x, TOutput[] y, double[]? frequencies, bool isChecked)
    {
        if (model.Outputs != likelihood.RawOutputs)
        {
            throw new ArgumentException(
                $"The model has {model.Outputs} raw outputs, but {likelihood.GetType().Name} reads {likelihood.RawOutputs}.",
                nameof(model));
        }

        Require.Length<double>(model.Inputs * y.Length, x);
        (this.model, this.likelihood, this.x, this.y, this.frequencies) = (model, likelihood, x, y, frequencies);
        worker = new(model, likelihood);
        phi = new double[model.ParameterCount];
        total = new(model.ParameterCount);
        var count = (y.Length + ChunkSize - 1) / ChunkSize;
        chunks = [.. Enumerable.Range(0, Math.Clamp(count, 1, ChunksAtOnce)).Select(_ => new LossSum(model.ParameterCount))];
        if (!isChecked)
        {
            Check();
        }
    }

    /// <inheritdoc/>
    public int ParameterCount => model.ParameterCount;

    /// <inheritdoc/>
    public int Examples => y.Length;

    /// <inheritdoc/>
    public bool HasCurvature => model.IsLinear && likelihood.HasCurvature;

    /// <inheritdoc/>
    public double Value(params ReadOnlySpan<double> phi) => Sum(phi, Derivatives.None);

    /// <inheritdoc/>
    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient)
    {
        Require.Length(ParameterCount, (ReadOnlySpan<double>)gradient, nameof(gradient));
        var loss = Sum(phi, Derivatives.First);
        total.Gradient.CopyTo(gradient);
        return loss;
    }

    /// <inheritdoc/>
    public double ValueGradientAndCurvature(ReadOnlySpan<double> phi, Span<double> gradient, Span<double> curvature)
    {
        Require.Length(ParameterCount, (ReadOnlySpan<double>)gradient, nameof(gradient));
        Require.Length(Triangle.Size(ParameterCount), (ReadOnlySpan<double>)curvature, nameof(curvature));
        if (!HasCurvature)
        {
            return LossNotebooks.Curvature.ByDifferences(this, phi, gradient, curvature);
        }

        var loss = Sum(phi, Derivatives.Second);
        total.Gradient.CopyTo(gradient);
        total.Curvature.CopyTo(curvature);
        return loss;
    }

    /// <summary>The Gauss–Newton form of ∂²L/∂φ², Σᵢ JᵢᵀHᵢJᵢ with J = ∂z/∂φ and H = ∂²Loss/∂z²: without what the model itself bends, it is
    /// what a network has where the Hessian is spoilt by kinks. Where the distribution is right both come to the same as examples are
    /// added; so its inverse, too, approximates the covariance of φ̂.</summary>
    /// <remarks>Schraudolph (2002), Fast curvature matrix-vector products for second-order gradient descent, section 3.</remarks>
    /// <exception cref="ArgumentException">φ has the wrong length.</exception>
    /// <exception cref="NotSupportedException">The likelihood has no curvature in closed form, or the model no such form.</exception>
    public Matrix<double> GaussNewton(ReadOnlySpan<double> phi)
    {
        Sum(phi, Derivatives.Second);
        return LossNotebooks.Curvature.Full(total.Curvature, ParameterCount);
    }

    /// <inheritdoc/>
    public bool HasInformation => model.IsLinear && likelihood.HasInformation;

    IObjective? IObjective.Rounded(double width) => model.IsLinear && likelihood.Rounded(width) is { } rounded
        ? new NegativeLogLikelihood<TOutput>(model, rounded, x, y, frequencies, isChecked: true) : null;

    /// <inheritdoc/>
    public void Information(ReadOnlySpan<double> phi, Span<double> information)
    {
        Require.Length(Triangle.Size(ParameterCount), (ReadOnlySpan<double>)information, nameof(information));
        Sum(phi, Derivatives.Expected);
        total.Curvature.CopyTo(information);
    }

    /// <inheritdoc/>
    public double ValueAndGradient(ReadOnlySpan<double> phi, Span<double> gradient, ReadOnlySpan<int> batch)
    {
        if (minibatch?.Examples != batch.Length)
        {
            minibatch = new(model, likelihood, new double[batch.Length * model.Inputs], new TOutput[batch.Length], null, isChecked: true);
        }

        for (var i = 0; i < batch.Length; i++)
        {
            minibatch.y[i] = y[batch[i]];
            for (var d = 0; d < model.Inputs; d++)
            {
                minibatch.x[d * batch.Length + i] = x[d * y.Length + batch[i]];
            }
        }

        return minibatch.ValueAndGradient(phi, gradient);
    }

    /// <summary>Σᵢ sᵢsᵢᵀ with sᵢ = ∂Lossᵢ/∂φ, of a linear model: how much the examples' slopes differ.</summary>
    internal void ScoreProducts(ReadOnlySpan<double> phi, Span<double> products)
    {
        Sum(phi, Derivatives.Products);
        total.Curvature.CopyTo(products);
    }

    private void Check()
    {
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
        }

        if (Array.FindIndex(x, value => !double.IsFinite(value)) is >= 0 and var wrong)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"x[{wrong}] is {x[wrong]}, which is not a finite number."), nameof(x));
        }
    }

    private double Sum(ReadOnlySpan<double> phi, Derivatives derivatives)
    {
        Require.Length(ParameterCount, phi);
        phi.CopyTo(this.phi);
        total.Clear(derivatives);
        for (var first = 0; first < y.Length; first += chunks.Length * ChunkSize)
        {
            var count = Math.Min(chunks.Length, (y.Length - first + ChunkSize - 1) / ChunkSize);
            if (count == 1)
            {
                SumChunk(worker, first, 0, derivatives); // without another thread, nor an allocation
            }
            else
            {
                SumChunks(first, count, derivatives);
            }

            for (var chunk = 0; chunk < count; chunk++)
            {
                total.Add(chunks[chunk], derivatives);
            }
        }

        return total.Loss;
    }

    private void SumChunks(int first, int count, Derivatives derivatives) =>
        Parallel.For(
            0, count, () => workers.TryTake(out var worker) ? worker : new(model, likelihood),
            (chunk, _, worker) =>
            {
                SumChunk(worker, first, chunk, derivatives);
                return worker;
            },
            workers.Add);

    private void SumChunk(ExampleSum<TOutput> worker, int first, int chunk, Derivatives derivatives)
    {
        var start = first + chunk * ChunkSize;
        worker.Sum(phi, x, y, frequencies, start, Math.Min(start + ChunkSize, y.Length), chunks[chunk], derivatives);
    }
}
