using System.Collections;
using System.Globalization;

namespace LossNotebooks;

/// <summary>What an optimiser saw: the loss at every step, and φ at some of them.</summary>
/// <param name="Losses">L at each step, in nats (its estimate from the batch where training runs on minibatches); the last entry belongs to
/// <see cref="Phi"/>.</param>
/// <param name="Path">φ along the way, from the start to the end: at every step, but where a gradient alone leads there, of which steps
/// there are many, thinned evenly to at most <see cref="LongestPath"/> points.</param>
[TypeFormatterSource(typeof(TextFormatterSource), PreferredMimeTypes = [TypeFormatter.Plain])]
public sealed record History(IReadOnlyList<double> Losses, IReadOnlyList<double[]> Path)
{
    /// <summary>L at each step.</summary>
    public IReadOnlyList<double> Losses { get; } = Require.NotNull(Losses).ToArray().AsReadOnly();

    /// <summary>φ along the way; what is handed out is a copy.</summary>
    public IReadOnlyList<double[]> Path { get; } = new Points(Require.NotNull(Path));

    /// <summary>How many points a path has at most where a gradient alone leads there (<see cref="FirstOrderOptimizer"/>).</summary>
    public const int LongestPath = 201;

    /// <summary>φ̂, where the descent ended.</summary>
    public double[] Phi => Path[^1];

    /// <summary>L[φ̂].</summary>
    public double Loss => Losses[^1];

    /// <summary>How many steps were taken.</summary>
    public int Steps => Losses.Count - 1;

    /// <summary>The descent in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Steps} steps: loss {Numbers.Text(Losses[0])} → {Numbers.Text(Loss)} nats, φ̂ = {Numbers.List(Phi)}");

    /// <summary>The same descent with its steps that gain less than a millionth of the loss made one. How many there are before a search
    /// stops depends on the last digit, which differs from processor to processor.</summary>
    internal History WithoutStandstill()
    {
        List<int> kept = [0];
        for (var step = 1; step < Losses.Count; step++)
        {
            if (Losses[kept[^1]] - Losses[step] > 1e-6 * (1 + Math.Abs(Losses[step])))
            {
                kept.Add(step);
            }
        }

        if (kept.Count > 1)
        {
            kept.RemoveAt(kept.Count - 1); // The end stands for it.
        }

        if (Losses.Count > 1)
        {
            kept.Add(Losses.Count - 1);
        }

        return new History([.. kept.Select(step => Losses[step])], [.. kept.Select(step => Path[step])]);
    }

    // A history says what was: nobody who reads it can change it.
    private sealed class Points(IEnumerable<double[]> points) : IReadOnlyList<double[]>
    {
        private readonly double[][] points = [.. points.Select(phi => phi.ToArray())];

        public int Count => points.Length;

        public double[] this[int index] => points[index].ToArray();

        public IEnumerator<double[]> GetEnumerator() => points.Select(phi => phi.ToArray()).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
