namespace LossNotebooks;

/// <summary>Sums a loss over consecutive examples, in blocks so small that all intermediate results stay in the processor's nearest caches.
/// It owns its buffers: one for each thread.</summary>
internal sealed class ExampleSum<TOutput>(Model model, Likelihood<TOutput> likelihood)
{
    public const int BlockSize = 256;

    private readonly LossSum block = new(model.ParameterCount);
    private Room? whole, last;

    /// <summary>The sum over the examples from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public void Sum(double[] phi, ExampleBlock<TOutput> examples, int first, int end, LossSum sum, Derivatives derivatives)
    {
        sum.Clear(derivatives);
        for (; first < end; first += BlockSize)
        {
            Of(phi, examples, first, RoomFor(Math.Min(BlockSize, end - first)), derivatives);
            sum.Add(block, derivatives);
        }
    }

    /// <summary>The losses of the examples from <paramref name="first"/> on, of one block at most. They stand until the next are
    /// asked for.</summary>
    public ReadOnlySpan<double> Losses(double[] phi, ExampleBlock<TOutput> examples, int first)
    {
        var room = RoomFor(Math.Min(BlockSize, examples.Count - first));
        Evaluate(phi, examples, first, room, Derivatives.None);
        return room.Losses;
    }

    private void Evaluate(double[] phi, ExampleBlock<TOutput> examples, int first, Room room, Derivatives derivatives)
    {
        var size = room.Losses.Length;
        examples.CopyTo(first, size, room.X);
        room.Pass.Forward(phi, room.X, room.Z);
        likelihood.Evaluate(new(
            room.Z, examples.Y.Span.Slice(first, size), room.Losses,
            derivatives == Derivatives.None ? default : room.Slopes,
            derivatives == Derivatives.Second ? room.Curvatures : default));
    }

    private void Of(double[] phi, ExampleBlock<TOutput> examples, int first, Room room, Derivatives derivatives)
    {
        Evaluate(phi, examples, first, room, derivatives);
        if (derivatives == Derivatives.Products)
        {
            room.MultiplySlopes();
        }
        else if (derivatives == Derivatives.Expected)
        {
            likelihood.Informations(room.Z, examples.Y.Span.Slice(first, room.Losses.Length), room.Curvatures);
        }

        if (examples.Frequencies is { } frequencies)
        {
            room.Multiply(frequencies.AsSpan(first, room.Losses.Length), derivatives);
        }

        block.Loss = Sums.Of(room.Losses);
        if (derivatives != Derivatives.None)
        {
            room.Pass.Backward(phi, room.X, room.Slopes, block.Gradient);
        }

        if (derivatives >= Derivatives.Second)
        {
            room.Pass.Curvature(phi, room.X, room.Curvatures, block.Curvature);
        }
    }

    private Room RoomFor(int size) => size == BlockSize
        ? whole ??= new(model, size)
        : last?.Losses.Length == size ? last : last = new(model, size);

    private sealed class Room(Model model, int examples)
    {
        private double[]? curvatures;

        public ModelPass Pass { get; } = model.NewPass(examples);

        public double[] X { get; } = new double[model.Inputs * examples];

        public double[] Z { get; } = new double[model.Outputs * examples];

        public double[] Slopes { get; } = new double[model.Outputs * examples];

        public double[] Curvatures => curvatures ??= new double[Triangle.Size(model.Outputs) * examples];

        public double[] Losses { get; } = new double[examples];

        public void Multiply(ReadOnlySpan<double> by, Derivatives derivatives)
        {
            Multiply(Losses, by);
            if (derivatives != Derivatives.None)
            {
                Multiply(Slopes, by);
            }

            if (derivatives >= Derivatives.Second)
            {
                Multiply(Curvatures, by);
            }
        }

        // The chain rule for sᵢsᵢᵀ is that for a curvature.
        public void MultiplySlopes()
        {
            for (var k = 0; k < model.Outputs; k++)
            {
                for (var l = 0; l <= k; l++)
                {
                    var product = Curvatures.AsSpan(Triangle.Place(k, l) * examples, examples);
                    Slopes.AsSpan(k * examples, examples).CopyTo(product);
                    Columns.Multiply(Slopes.AsSpan(l * examples, examples), product);
                }
            }
        }

        private static void Multiply(Span<double> all, ReadOnlySpan<double> by)
        {
            for (; !all.IsEmpty; all = all[by.Length..])
            {
                Columns.Multiply(by, all[..by.Length]);
            }
        }
    }
}
