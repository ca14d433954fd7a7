using System.Reflection;
using System.Runtime.CompilerServices;

namespace LossNotebooks.Tests.Mathematics;

public class LaneTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(23)]
    [InlineData(203)]
    public void Losses_and_their_slopes_have_the_same_bits_at_every_width(int examples)
    {
        var one = Losses<Lanes1>(examples);

        Assert.Equal(one, Losses<Lanes2>(examples));
        Assert.Equal(one, Losses<Lanes8>(examples));
        Assert.Equal(one, Losses<Lanes16>(examples));
    }

    [Fact]
    public void The_width_of_the_machine_gives_them_too()
    {
        var (z, y) = Examples(203);
        double[] losses = new double[203], slopes = new double[203];
        LaneLoop.Run(new PoissonTerm(z, y, slopes), losses);

        Assert.Equal(Losses<Lanes1>(203).Losses, string.Join(" ", losses));
        Assert.Equal(z.Zip(y, (z, y) => (double)Exp.Of<Lanes1>(z) - y), slopes);
    }

    [Fact]
    public void A_map_reaches_the_end_at_the_width_of_the_machine()
    {
        var (z, _) = Examples(203);
        var result = new double[203];
        LaneMap.Apply<Exp>(z, result);

        Assert.Equal(z.Select(value => (double)Exp.Of<Lanes1>(value)), result);
    }

    [Fact]
    public void What_is_outside_of_a_span_is_neither_read_nor_written()
    {
        Bounded<Lanes1>();
        Bounded<Lanes2>();
        Bounded<Lanes8>();
        Bounded<Lanes16>();
    }

    private static void Bounded<T>()
        where T : struct, ILanes<T>
    {
        double[] numbers = [.. Enumerable.Range(0, T.Count + 3).Select(i => (double)i)], copy = new double[numbers.Length];
        T.Load(numbers, 3).Store(copy, 2);
        Assert.Equal([0, 0, .. numbers[3..], 0], copy);
        foreach (var i in new[] { -1, 4, int.MinValue, int.MaxValue })
        {
            Assert.Equal("i", Assert.Throws<ArgumentOutOfRangeException>(() => T.Load(numbers, i)).ParamName);
            Assert.Equal("i", Assert.Throws<ArgumentOutOfRangeException>(() => default(T).Store(numbers, i)).ParamName);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => T.Load([], 0));
    }

    private static (string Losses, string Slopes) Losses<T>(int examples)
        where T : struct, ILanes<T>
    {
        var (z, y) = Examples(examples);
        double[] losses = new double[examples], slopes = new double[examples];
        LaneLoop.Run<T, PoissonTerm>(new PoissonTerm(z, y, slopes), losses);
        return (string.Join(" ", losses), string.Join(" ", slopes));
    }

    private static (double[] Z, double[] Y) Examples(int count)
    {
        var random = new Random(3);
        return (new Normal(0, 1).Sample(random, count), new Poisson(2).Sample(random, count));
    }

    // The negative log-likelihood of counts y with log-means z, but for log y!.
    private readonly ref struct PoissonTerm(ReadOnlySpan<double> z, ReadOnlySpan<double> y, Span<double> slopes) : ILaneTerm
    {
        private readonly ReadOnlySpan<double> z = z, y = y;
        private readonly Span<double> slopes = slopes;

        public T At<T>(int i)
            where T : struct, ILanes<T>
        {
            T logMean = T.Load(z, i), count = T.Load(y, i);
            var mean = Exp.Of(logMean);
            (mean - count).Store(slopes, i);
            return mean - count * logMean;
        }
    }

    // What is called from a loop that is compiled at full speed at once, and is not itself, runs slowly until the JIT has found out that it
    // is hot: a logarithm's last step once took half the time of a process's first fits.
    [Fact]
    public void What_runs_on_lanes_is_compiled_at_full_speed_at_once_or_is_part_of_what_calls_it()
    {
        const int SmallestCode = 32; // In bytes of IL; what is smaller is inlined anyway.
        const MethodImplAttributes Either = MethodImplAttributes.AggressiveInlining | MethodImplAttributes.AggressiveOptimization;
        const BindingFlags All =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var slow = string.Join(' ',
            from type in typeof(Recipe).Assembly.GetTypes()
            from method in type.GetMembers(All).OfType<MethodBase>()
            let parameters = (Type[])[.. type.GetGenericArguments(), .. method.IsGenericMethod ? method.GetGenericArguments() : []]
            where parameters.Any(parameter => parameter.GetGenericParameterConstraints().Any(IsLanes))
                && method.GetMethodBody()?.GetILAsByteArray()?.Length > SmallestCode
                && (method.MethodImplementationFlags & Either) == 0
                && !method.IsDefined(typeof(CompilerGeneratedAttribute)) // as a record's members are
            select $"{type.Name}.{method.Name}");
        Assert.True(slow.Length == 0, slow);
        static bool IsLanes(Type constraint) =>
            constraint.IsGenericType && constraint.GetGenericTypeDefinition() == typeof(ILanes<>);
    }
}
