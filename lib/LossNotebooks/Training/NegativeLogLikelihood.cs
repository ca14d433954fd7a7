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
    // So many sums of chunks are kept at a time, whatever the number of examples.
    private const int ChunksAtOnce = 64;

    // A likelihood takes as long for an example as going through some twenty numbers does, at least.
    private const int WorkOfChunk = 20 * ExampleBlock.ChunkSize;

    private readonly Model model;
    private readonly Likelihood<TOutput> likelihood;
    private readonly IExamples<TOutput> examples; // which nobody changes while they are looked at
    private readonly Action<ExampleBlock<TOutput>> addBlock;
    private readonly double[] phi;
    private readonly LossSum total;
    private readonly ExampleSum<TOutput> worker;
    private readonly ConcurrentBag<ExampleSum<TOutput>> workers = []; // of several threads
    private readonly LossSum[] chunks;
    private Derivatives derivatives; // of the sum that is being made
    private NegativeLogLikelihood<TOutput>? minibatch;

    /// <summary>The loss of <paramref name="model"/> under <paramref name="likelihood"/> on the training pairs.</summary>
    /// <param name="model">f[x, φ], with as many outputs as the likelihood has raw outputs.</param>
    /// <param name="likelihood">How raw outputs are read as a distribution over y.</param>
    /// <param name="x">I·D numbers, column-major: I values of input 1, then of input 2 …</param>
    /// <param name="y">The I outputs.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, x has a number that is not finite, or a y is outside the
    /// support.</exception>
    public NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, double[] x, TOutput[] y)
        : this(
            Require.NotNull(model), Require.NotNull(likelihood),
            new ExampleBlock<TOutput>(Require.NotNull(x).AsSpan().ToArray(), Require.Copies(y), null))
    {
        Require.Length<double>(model.Inputs * y.Length, x);
        Check((ExampleBlock<TOutput>)examples, nameof(x), nameof(y));
    }

    /// <summary>The same on examples that nobody changes while they are looked at, and that are not checked again.</summary>
    internal NegativeLogLikelihood(Model model, Likelihood<TOutput> likelihood, IExamples<TOutput> examples)
    {
        if (model.Outputs != likelihood.RawOutputs)
        {
            throw new ArgumentException(
                $"The model has {model.Outputs} raw outputs, but {likelihood.GetType().Name} reads {likelihood.RawOutputs}.",
                nameof(model));
        }

        (this.model, this.likelihood, this.examples, addBlock) = (model, likelihood, examples, Add);
        worker = new(model, likelihood);
        phi = new double[model.ParameterCount];
        total = new(model.ParameterCount);
        var count = Math.Clamp(ExampleBlock.Chunks(examples.Count), 1, ChunksAtOnce);
        chunks = [.. Enumerable.Range(0, count).Select(_ => new LossSum(model.ParameterCount))];
    }

    /// <inheritdoc/>
    public int ParameterCount => model.ParameterCount;

    /// <inheritdoc/>
    public int Examples => examples.Count;

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
        if (!likelihood.HasCurvature)
        {
            throw new NotSupportedException($"{likelihood} has no curvature in closed form.");
        }

        Sum(phi, Derivatives.Second);
        return LossNotebooks.Curvature.Full(total.Curvature, ParameterCount);
    }

    /// <inheritdoc/>
    public bool HasInformation => model.IsLinear && likelihood.HasInformations;

    IObjective? IObjective.Rounded(double width) => model.IsLinear && likelihood.Rounded(width) is { } rounded
        ? new NegativeLogLikelihood<TOutput>(model, rounded, examples) : null;

    IObjective? IObjective.NearKinks(ReadOnlySpan<double> phi) => NearKinks.Of(model, likelihood, examples, phi);

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
        var from = (ExampleBlock<TOutput>)examples;
        var to = minibatch?.Examples == batch.Length ? (ExampleRoom<TOutput>)minibatch.examples : from.Room(model.Inputs, batch.Length);
        to.Clear();
        foreach (var i in batch)
        {
            to.Append(from, i, most: 1);
        }

        if (minibatch?.examples != to)
        {
            minibatch = new(model, likelihood, to);
        }

        return minibatch.ValueAndGradient(phi, gradient);
    }

    /// <summary>Σᵢ sᵢsᵢᵀ with sᵢ = ∂Lossᵢ/∂φ, of a linear model: how much the examples' slopes differ.</summary>
    internal void ScoreProducts(ReadOnlySpan<double> phi, Span<double> products)
    {
        Sum(phi, Derivatives.Products);
        total.Curvature.CopyTo(products);
    }

    private void Check(ExampleBlock<TOutput> block, string inputs, string outputs)
    {
        var y = block.Y.Span;
        for (var i = 0; i < y.Length; i++)
        {
            try
            {
                likelihood.Check(y[i]);
            }
            catch (ArgumentException refused)
            {
                throw new ArgumentException($"y[{i}]: {Require.Sentence(refused)}", outputs, refused);
            }
        }

        for (var d = 0; d < block.Inputs; d++)
        {
            var x = block.Column(d);
            for (var i = Columns.AreFinite(x) ? x.Length : 0; i < x.Length; i++)
            {
                if (!double.IsFinite(x[i]))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"x[{d * x.Length + i}] is {x[i]}, which is not a finite number."), inputs);
                }
            }
        }
    }

    private double Sum(ReadOnlySpan<double> phi, Derivatives derivatives)
    {
        Require.Length(ParameterCount, phi);
        phi.CopyTo(this.phi);
        total.Clear(derivatives);
        this.derivatives = derivatives;
        examples.ForEach(addBlock);
        return total.Loss;
    }

    private void Add(ExampleBlock<TOutput> block)
    {
        for (var first = 0; first < block.Count; first += chunks.Length * ExampleBlock.ChunkSize)
        {
            var count = Math.Min(chunks.Length, ExampleBlock.Chunks(block.Count - first));
            if (count == 1)
            {
                SumChunk(worker, block, first, 0); // without another thread, nor an allocation
            }
            else
            {
                SumChunks(block, first, count);
            }

            for (var chunk = 0; chunk < count; chunk++)
            {
                total.Add(chunks[chunk], derivatives);
            }
        }
    }

    private void SumChunks(ExampleBlock<TOutput> block, int first, int count) => Cores.For(
        count, WorkOfChunk, chunk =>
        {
            var worker = workers.TryTake(out var idle) ? idle : new(model, likelihood);
            SumChunk(worker, block, first, chunk);
            workers.Add(worker);
        });

    private void SumChunk(ExampleSum<TOutput> worker, ExampleBlock<TOutput> block, int first, int chunk)
    {
        var start = first + chunk * ExampleBlock.ChunkSize;
        worker.Sum(phi, block, start, Math.Min(start + ExampleBlock.ChunkSize, block.Count), chunks[chunk], derivatives);
    }
}
