using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Tests.LawSuite;

/// <summary>FsCheck with a seed that is fixed and printed: the same cases at every run.</summary>
internal static class Randomly
{
    private const ulong Seed = 20250611, Gamma = 8675309;

    /// <summary>Runs <paramref name="law"/> on 50 random values; FsCheck reports the value, and the exception, of the first that breaks
    /// it.</summary>
    public static void ForAll<T>(Gen<T> values, Action<T> law)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"FsCheck seed ({Seed}, {Gamma})");
        Prop.ForAll(values.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(Seed, Gamma));
    }
}
