namespace LossNotebooks;

/// <summary>
/// A model with an offset: one more input column, whose value is added to a raw output as it is, with no parameter to learn. For rates:
/// when y counts what happened during an exposure t (a time, an area, a population), give log t as the offset; with a log link the
/// mean becomes t · exp f[x, φ].
/// </summary>
/// <remarks>McCullagh and Nelder (1989), Generalized Linear Models, chapter 6.</remarks>
/// <param name="inner">f[x, φ], which sees all columns but the last; the last one is the offset.</param>
/// <param name="output">To which raw output it is added, from 0.</param>
/// <exception cref="ArgumentOutOfRangeException">The model has no such raw output.</exception>
public sealed class WithOffset(Model inner, int output = 0) : Model
{
    private readonly Model inner = Require.NotNull(inner);
    private readonly int output = output >= 0 && output < inner.Outputs ? output
        : throw new ArgumentOutOfRangeException(nameof(output), output, $"The model has the raw outputs 0 to {inner.Outputs - 1}.");

    /// <inheritdoc/>
    public override int Inputs => inner.Inputs + 1;

    /// <inheritdoc/>
    public override int Outputs => inner.Outputs;

    /// <inheritdoc/>
    public override int ParameterCount => inner.ParameterCount;

    /// <inheritdoc/>
    public override bool IsLinear => inner.IsLinear;

    /// <inheritdoc/>
    public override double[] Start(ReadOnlySpan<double> constant, Random? random) => inner.Start(constant, random);

    /// <inheritdoc/>
    public override ModelPass NewPass(int examples) => new Pass(inner.NewPass(examples), inner.Inputs * examples, output, examples);

    /// <summary>The inner model, and which raw output has the offset.</summary>
    public override string ToString() => output == 0 ? $"WithOffset({inner})" : $"WithOffset({inner}, {output})";

    private sealed class Pass(ModelPass pass, int columns, int output, int examples) : ModelPass
    {
        public override void Forward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, Span<double> z)
        {
            pass.Forward(phi, x[..columns], z);
            var moved = z.Slice(output * examples, examples);
            Columns.Add(x[columns..], moved);
        }

        public override void Backward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> gradient) =>
            pass.Backward(phi, x[..columns], dz, gradient);

        public override void Curvature(
            ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> curvatureOfZ, Span<double> curvature) =>
            pass.Curvature(phi, x[..columns], curvatureOfZ, curvature);
    }
}
