namespace LossNotebooks.Tests;

/// <summary>The running example of notebook 5.1 of "Understanding Deep Learning": its network and its 20 training pairs (facts).</summary>
internal static class UdlExample
{
    /// <summary>b0, w0, b1, W1 in the order of <see cref="ShallowNetwork"/>'s φ.</summary>
    public static readonly double[] Phi = [0.3, -1.0, -0.5, -1.0, 1.8, 0.65, 0.1, -2, -1, 7];

    public const int OutputBias = 6;

    public static readonly ShallowNetwork Network = new(inputs: 1, hidden: 3);

    public static readonly double[] X =
    [
        0.09291784, 0.46809093, 0.93089486, 0.67612654, 0.73441752, 0.86847339, 0.49873225, 0.51083168, 0.18343972, 0.99380898,
        0.27840809, 0.38028817, 0.12055708, 0.56715537, 0.92005746, 0.77072270, 0.85278176, 0.05315950, 0.87168699, 0.58858043,
    ];

    public static readonly double[] Y =
    [
        -0.25934537, 0.18195445, 0.651270150, 0.13921448, 0.09366691, 0.30567674, 0.372291170, 0.20716968, -0.08131792, 0.51187806,
        0.16943738, 0.3994327, 0.019062570, 0.55820410, 0.452564960, -0.1183121, 0.02957665, -1.24354444, 0.248038840, 0.26824970,
    ];
}
