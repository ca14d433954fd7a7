using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Testing;

/// <summary>FsCheck with a seed that is fixed and printed: the same cases at every run.</summary>
public static class Randomly
{
    private const ulong Seed = 20250611, Gamma = 8675309;

    /// <summary>Runs <paramref name="law"/> on 50 random values, or as many as are named; FsCheck reports the value, and the exception, of
    /// the first that breaks it.</summary>
    public static void ForAll<T>(Gen<T> values, Action<T> law, int count = 50)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"FsCheck seed ({Seed}, {Gamma})");
        Prop.ForAll(values.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, Gamma));
    }
}
