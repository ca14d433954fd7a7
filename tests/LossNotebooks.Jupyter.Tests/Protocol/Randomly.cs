using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Jupyter.Tests;

/// <summary>FsCheck with a fixed seed: the same cases at every run.</summary>
internal static class Randomly
{
    private const ulong Seed = 20260401, Gamma = 8675309;

    /// <summary>Tries a law on so many random values; FsCheck reports the first that breaks it.</summary>
    public static void ForAll<T>(int count, Gen<T> values, Action<T> law) =>
        Prop.ForAll(values.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, Gamma));
}
