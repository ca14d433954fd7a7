namespace LossNotebooks.Packages.Tests;

internal static class Outcomes
{
    /// <summary>What a program printed; the test fails if the program did.</summary>
    public static string Succeed(this Outcome outcome)
    {
        Assert.True(outcome.ExitCode == 0, $"code {outcome.ExitCode}: {outcome.Output}{outcome.Errors}");
        return outcome.Output;
    }
}
