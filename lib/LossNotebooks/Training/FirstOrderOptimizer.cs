using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>The loop that gradient descent and its relatives share: evaluate, note, step. They differ in the step.</summary>
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
    public Minibatches? Batches { get; init; }

    /// <summary>A fresh memory for a descent over <paramref name="parameters"/> parameters.</summary>
    public abstract StepRule NewRule(int parameters);

    /// <inheritdoc/>
    public override History Minimize(IObjective loss, ReadOnlySpan<double> start)
    {
        Require.Length(loss.ParameterCount, start);
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

            losses[step] = Evaluate(loss, phi, gradient);
            if (!double.IsFinite(losses[step]))
            {
                throw new InvalidOperationException($"The loss is {losses[step]} at step {step}: the learning rate {Rate} is too large for this loss.");
            }

            rule.Step(phi, gradient);
        }

        path[kept] = phi;
        losses[Steps] = loss.Value(phi);
        return new(losses, path);
    }

    private double Evaluate(IObjective loss, double[] phi, double[] gradient)
    {
        if (Batches is null)
        {
            return loss.ValueAndGradient(phi, gradient);
        }

        var batch = Batches.Next(loss.Examples);
        var scale = (double)loss.Examples / batch.Length;
        var value = scale * loss.ValueAndGradient(phi, gradient, batch);
        TensorPrimitives.Multiply(gradient, scale, gradient);
        return value;
    }
}
