using System.Numerics.Tensors;
using static System.FormattableString;

namespace LossNotebooks;

/// <summary>The loop that gradient descent and its relatives share: evaluate, note, step. They differ in the step. They take as many steps
/// as they are told to, for stopping early is part of training networks; how far that came is what the history shows.</summary>
/// <param name="rate">The learning rate &gt; 0.</param>
/// <param name="steps">How many steps to take.</param>
public abstract class FirstOrderOptimizer(double rate, int steps) : Optimizer
{
    /// <summary>The learning rate.</summary>
    public double Rate { get; } = Require.Positive(rate);

    /// <summary>How many steps <see cref="Minimize"/> takes.</summary>
    public int Steps { get; } = Require.AtLeast(1, steps);

    /// <summary>Where each step's examples come from; all of them if null. Value and gradient of a batch of B are scaled by I/B,
    /// which makes them unbiased estimates for the whole training set.</summary>
    /// <remarks>The loss must be an <see cref="IBatchObjective"/>.</remarks>
    public Minibatches? Batches { get; init; }

    /// <summary>A fresh memory for a descent over <paramref name="parameters"/> parameters.</summary>
    public abstract StepRule NewRule(int parameters);

    /// <inheritdoc/>
    public override History Minimize(
        IObjective loss, ReadOnlySpan<double> start, IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        Require.Place(loss, start);
        var evaluate = Evaluation(loss);
        var phi = start.ToArray();
        var gradient = new double[phi.Length];
        var losses = new double[Steps + 1];
        var kept = Math.Min(Steps, History.LongestPath - 1);
        var path = new double[kept + 1][];
        var rule = NewRule(phi.Length);
        for (int step = 0, next = 0; step < Steps; step++)
        {
            if ((long)step * kept >= (long)next * Steps)
            {
                path[next++] = [.. phi];
            }

            cancellationToken.ThrowIfCancellationRequested();
            losses[step] = RequireFinite(evaluate(phi, gradient), step);
            progress?.Report(new(step, losses[step]));
            rule.Step(phi, gradient);
        }

        path[kept] = phi;
        losses[Steps] = RequireFinite(loss.Value(phi), Steps);
        progress?.Report(new(Steps, losses[Steps]));
        return new(losses, path);
    }

    private double RequireFinite(double loss, int step) => double.IsFinite(loss) ? loss
        : throw new InvalidOperationException(step == 0
            ? Invariant($"The loss is {loss} where the descent starts; start from another φ.")
            : Invariant($"The loss is {loss} at step {step}: the learning rate {Rate} is too large for this loss."));

    private delegate double ValueAndGradient(double[] phi, double[] gradient);

    private ValueAndGradient Evaluation(IObjective loss)
    {
        if (Batches is null)
        {
            return (phi, gradient) => loss.ValueAndGradient(phi, gradient);
        }

        var sum = loss as IBatchObjective ?? throw new ArgumentException(
            $"{loss.GetType().Name} is no sum over examples, so it has no minibatches.", nameof(loss));
        var deck = Batches.Shuffle(sum.Examples);
        return (phi, gradient) =>
        {
            var batch = deck.Next();
            var scale = (double)sum.Examples / batch.Length;
            var value = scale * sum.ValueAndGradient(phi, gradient, batch);
            TensorPrimitives.Multiply(gradient, scale, gradient);
            return value;
        };
    }
}
