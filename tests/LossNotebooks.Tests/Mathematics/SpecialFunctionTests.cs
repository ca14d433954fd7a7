namespace LossNotebooks.Tests.Mathematics;

public class SpecialFunctionTests
{
    private const double Inf = double.PositiveInfinity, NaN = double.NaN;

    private static readonly FunctionCase[] Cases =
    [
        new FunctionCase<Exp>(), new FunctionCase<Expm1>(), new FunctionCase<Log>(), new FunctionCase<Log1p>(),
        new FunctionCase<Log1mExp>(), new FunctionCase<Softplus>(), new FunctionCase<Sigmoid>(),
        new FunctionCase<LogGamma>(), new FunctionCase<Digamma>(), new FunctionCase<Trigamma>(),
        new FunctionCase2<LogGammaIncrease>(), new FunctionCase2<DigammaIncrease>(), new FunctionCase2<TrigammaDecrease>(),
        new FunctionCase<LogScaledGammaCurvature>(), new FunctionCase<StudentTNormaliserCurvature>(),
        new FunctionCase<LogBesselI0>(), new FunctionCase<LogBesselI0Scaled>(),
        new FunctionCase<BesselRatio>(), new FunctionCase<BesselRatioSlope>(),
        new FunctionCase<NormalCdf>(), new FunctionCase<LogNormalCdf>(),
        new FunctionCase<InverseMills>(), new FunctionCase<InverseMillsSlope>(),
        new FunctionCase<Value>("LogScaledGamma"), new FunctionCase<Slope>("LogScaledGammaSlope"),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(function => function.Name)];

    private static FunctionCase Case(string name) => Cases.Single(function => function.Name == name);

    [Theory, MemberData(nameof(Names))]
    public void The_error_is_at_most_four_units_in_the_last_place(string name)
    {
        var function = Case(name);
        var worst = function.Reference.Select(point => (Error: Error(function, point), point.Arguments)).MaxBy(point => point.Error);

        Assert.True(worst.Error <= 4, $"{worst.Error} units in the last place at {string.Join(", ", worst.Arguments)}");
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_width_has_the_same_bits(string name)
    {
        var function = Case(name);
        var x = Arguments(function);
        var one = Bits(function.Of<Lanes1>(x));

        Assert.Equal(one, Bits(function.Of<Lanes2>(x)));
        Assert.Equal(one, Bits(function.Of<Lanes8>(x)));
        Assert.Equal(one, Bits(function.Of<Lanes16>(x)));
    }

    [Theory]
    [InlineData("Exp", new double[] { -Inf, -800, 0, 709.79, Inf }, new double[] { 0, 0, 1, Inf, Inf })]
    [InlineData("Expm1", new double[] { -Inf, 0, 709.79, Inf }, new double[] { -1, 0, Inf, Inf })]
    [InlineData("Log", new double[] { -Inf, -1, 0, 1, Inf }, new double[] { NaN, NaN, -Inf, 0, Inf })]
    [InlineData("Log1p", new double[] { -Inf, -2, -1, 5e-324, Inf }, new double[] { NaN, NaN, -Inf, 5e-324, Inf })]
    [InlineData("Log1mExp", new double[] { -1, 0, 5e-324, 800, Inf }, new double[] { NaN, -Inf, -744.4400719213812, 0, 0 })]
    [InlineData("Softplus", new double[] { -Inf, -800, 800, Inf }, new double[] { 0, 0, 800, Inf })]
    [InlineData("Sigmoid", new double[] { -Inf, -800, 0, 800, Inf }, new double[] { 0, 0, 0.5, 1, 1 })]
    [InlineData("LogGamma", new double[] { -1, 0, 5e-324, 1, 2, 1e306, Inf }, new double[] { NaN, Inf, 744.4400719213812, 0, 0, Inf, Inf })]
    [InlineData("Digamma", new double[] { -1, 0, 5e-324, Inf }, new double[] { NaN, -Inf, -Inf, Inf })]
    [InlineData("Trigamma", new double[] { -1, 0, 5e-324, Inf }, new double[] { NaN, Inf, Inf, 0 })]
    [InlineData("LogScaledGammaCurvature", new double[] { -Inf, -2000, 2000, Inf }, new double[] { 0, 0, 0, 0 })]
    [InlineData("StudentTNormaliserCurvature", new double[] { 0, Inf }, new double[] { 0, 0 })]
    [InlineData("LogBesselI0", new double[] { -1, 0, Inf }, new double[] { NaN, 0, Inf })]
    [InlineData("LogBesselI0Scaled", new double[] { -1, 0, 5e-324, Inf }, new double[] { NaN, 0, -5e-324, -Inf })]
    [InlineData("BesselRatio", new double[] { -1, 0, Inf }, new double[] { NaN, 0, 1 })]
    [InlineData("BesselRatioSlope", new double[] { -1, 0, Inf }, new double[] { NaN, 0.5, 0 })]
    [InlineData("NormalCdf", new double[] { -Inf, -40, 0, 40, Inf }, new double[] { 0, 0, 0.5, 1, 1 })]
    [InlineData("LogNormalCdf", new double[] { -Inf, -1e200, 40, Inf }, new double[] { -Inf, -Inf, 0, 0 })]
    [InlineData("InverseMills", new double[] { -Inf, -1e150, 40, Inf }, new double[] { Inf, 1e150, 0, 0 })]
    [InlineData("InverseMillsSlope", new double[] { -Inf, -1e300, 40, Inf }, new double[] { -1, -1, 0, 0 })]
    public void At_the_edges_they_have_their_limits_and_outside_no_value(string name, double[] x, double[] values)
    {
        Assert.All(x.Zip(values), pair => Assert.Equal(pair.Second, Case(name).Of(pair.First), UnitOf(pair.Second)));
        Assert.Equal(NaN, Case(name).Of(NaN));
    }

    [Theory]
    [InlineData("LogGammaIncrease", new double[] { 0, 1 }, -Inf)]
    [InlineData("LogGammaIncrease", new double[] { 1, Inf }, Inf)]
    [InlineData("LogGammaIncrease", new double[] { 9, Inf }, Inf)]
    [InlineData("DigammaIncrease", new double[] { 0, 1 }, Inf)]
    [InlineData("DigammaIncrease", new double[] { 1, Inf }, Inf)]
    [InlineData("DigammaIncrease", new double[] { 9, Inf }, Inf)]
    [InlineData("TrigammaDecrease", new double[] { 0, 1 }, Inf)]
    [InlineData("LogGammaIncrease", new double[] { 7, 0.0 }, 0)]
    [InlineData("DigammaIncrease", new double[] { 7, 0.0 }, 0)]
    [InlineData("TrigammaDecrease", new double[] { 7, 0.0 }, 0)]
    [InlineData("LogGammaIncrease", new double[] { 7, NaN }, NaN)]
    [InlineData("DigammaIncrease", new double[] { NaN, 1 }, NaN)]
    [InlineData("TrigammaDecrease", new double[] { NaN, 1 }, NaN)]
    public void So_do_the_increases(string name, double[] arguments, double value) => Assert.Equal(value, Case(name).Of(arguments));

    [Theory]
    [InlineData("Softplus", "Sigmoid")]
    [InlineData("LogGamma", "Digamma")]
    [InlineData("Digamma", "Trigamma")]
    [InlineData("LogBesselI0", "BesselRatio")]
    [InlineData("BesselRatio", "BesselRatioSlope")]
    [InlineData("LogNormalCdf", "InverseMills")]
    [InlineData("InverseMills", "InverseMillsSlope")]
    public void The_derivative_is_the_finite_difference(string function, string derivative)
    {
        const double Step = 1e-3;
        for (var x = 0.05; x < 15; x += 0.07)
        {
            double Difference(double step) => (Case(function).Of(x + step) - Case(function).Of(x - step)) / (2 * step);

            var expected = (4 * Difference(Step / 2) - Difference(Step)) / 3; // Richardson: the error is of order step⁴ over x⁵
            var slope = Case(derivative).Of(x);
            var tolerance = 1e-9 * (1 + Math.Abs(slope) + 1e-3 * Math.Pow(x, -6));
            Assert.True(Math.Abs(slope - expected) <= tolerance, $"{slope} is not {expected} at {x}");
        }
    }

    [Fact]
    public void Log_sum_exp_takes_the_largest_out_first()
    {
        static double Of(params double[] x) => LogSumExp.Of<Lanes1>([.. x.Select(value => (Lanes1)value)]);

        Assert.Equal(1000 + Math.Log(3), Of(1000, 1000, 1000), 1e-13);
        Assert.Equal(Math.Log(3), Of(-Inf, 0, Math.Log(2)), 1e-15);
        Assert.Equal(-Inf, Of(-Inf, -Inf));
        Assert.Equal(Inf, Of(0, Inf, -Inf));
        Assert.Equal(NaN, Of(0, NaN));
        Assert.Equal(NaN, Of(NaN, 0));
    }

    private readonly struct Value : ILaneFunction
    {
        public static T Of<T>(in T x)
            where T : struct, ILanes<T> => LogScaledGamma.Of(x, out _);
    }

    private readonly struct Slope : ILaneFunction
    {
        public static T Of<T>(in T x)
            where T : struct, ILanes<T>
        {
            LogScaledGamma.Of(x, out var slope);
            return slope;
        }
    }

    /// <summary>In units of the reference's last place.</summary>
    private static double Error(FunctionCase function, (double[] Arguments, double Value, double Missing) point)
    {
        var error = function.Of(point.Arguments) - point.Value - point.Missing;
        return Math.Abs(error) / UnitOf(Scale(function, point));
    }

    private static double UnitOf(double x) => double.IsFinite(x) ? Math.BitIncrement(Math.Abs(x)) - Math.Abs(x) : 0;

    // What the error is relative to, where the docstring says that it is something else than the value.
    private static double Scale(FunctionCase function, (double[] Arguments, double Value, double Missing) point)
    {
        var x = point.Arguments[0];
        return function.Name switch
        {
            nameof(LogScaledGamma) => Math.Max(1, Math.Abs(point.Value)), // it has a zero near x = 6.4
            nameof(LogGammaIncrease) when x < LogGamma.Large =>
                new[] { 1, Math.Abs(LogGamma.Of<Lanes1>(x)), Math.Abs(LogGamma.Of<Lanes1>(point.Arguments.Sum())) }.Max(),
            nameof(LogBesselI0Scaled) when x < LogBesselI0.Large => x,
            _ => Math.Abs(point.Value),
        };
    }

    // The reference's, edges, and numbers with any bits; a multiple of eight.
    private static double[] Arguments(FunctionCase function)
    {
        var random = new Random(1);
        double[] x =
        [
            .. function.Reference.Select(point => point.Arguments[0]),
            0, -0.0, Inf, -Inf, NaN, double.Epsilon, double.MaxValue, -double.MaxValue,
            .. Enumerable.Range(0, 4000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue))),
        ];
        return x[..^(x.Length % 16)];
    }

    // Processors differ in the sign of what is no number.
    private static long[] Bits(double[] x) => [.. x.Select(value => BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? NaN : value))];
}
