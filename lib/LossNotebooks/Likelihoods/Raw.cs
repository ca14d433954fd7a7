namespace LossNotebooks;

/// <summary>The raw outputs of one example under their own names; any other number of them is refused.</summary>
internal static class Raw
{
    public static double One(ReadOnlySpan<double> z)
    {
        Require.Length(1, z);
        return z[0];
    }

    public static (double First, double Second) Two(ReadOnlySpan<double> z)
    {
        Require.Length(2, z);
        return (z[0], z[1]);
    }
}
