using MathNet.Numerics.LinearAlgebra;

namespace LossNotebooks.Tests.Training;

/// <summary>A loss that is made of another is the one that it says, with all that the other one knows.</summary>
public class LayeredLossTests
{
    private static readonly double[] Origin = [0.3, -0.2, 0.1], Precisions = [0, 2, 5], Slope = [1, -2, 3], Bend = [4, 1, 5, -1, 2, 6];
    private static readonly double[] X = [.. Enumerable.Range(0, 60).Select(i => Math.Sin(i))];
    private static readonly double[] Y = [.. Enumerable.Range(0, 60).Select(i => Math.Cos(3 * i))];

    private static readonly Matrix<double> Basis = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2 }, { 0.5, -1 }, { 0, 3 } });

    /// <summary>What is made of a loss, and its value by its definition.</summary>
    public static TheoryData<string> Layers => ["prior", "plane", "parabola", "token"];

    private static (IObjective Loss, Func<double[], double> Value) Layer(string name, IObjective loss, CancellationToken token = default) =>
        name switch
        {
            "prior" => (new PenalisedObjective(loss, Precisions),
                phi => loss.Value(phi) + 0.5 * phi.Zip(Precisions, (value, precision) => precision * value * value).Sum()),
            "plane" => (new RestrictedObjective(loss, Vector<double>.Build.Dense(Origin), Basis), u => loss.Value(
                [.. Origin.Select((value, p) => value + Basis[p, 0] * u[0] + Basis[p, 1] * u[1])])),
            "parabola" => (new WithParabola(loss, Origin, 7, Slope, Bend), phi => loss.Value(phi) + 7 + Parabola(phi)),
            _ => (new CancellableObjective(loss, token), phi => loss.Value(phi)),
        };

    private static double Parabola(double[] phi)
    {
        var (away, full) = (Vector<double>.Build.Dense(phi) - Vector<double>.Build.Dense(Origin), Curvature.Full(Bend, 3));
        return Vector<double>.Build.Dense(Slope) * away + 0.5 * (away * (full * away));
    }

    private static IObjective Smooth => Of(new NormalLikelihood());

    private static IObjective Kinked => Of(new LaplaceLikelihood());

    private static NegativeLogLikelihood<double> Of(Likelihood<double> likelihood) =>
        new(new WithConstants(new LinearModel(1), 1), likelihood, X, Y);

    [Theory]
    [MemberData(nameof(Layers))]
    public void Value_slope_and_curvature_are_those_of_the_definition(string name)
    {
        AssertIs(Layer(name, Smooth));
        AssertIs((Layer(name, Kinked).Loss.Rounded(0.1)!, Layer(name, Kinked.Rounded(0.1)!).Value));
        Assert.False(Layer(name, Kinked).Loss.HasCurvature);
        Assert.Null(Layer(name, Smooth).Loss.Rounded(0.1));

        static void AssertIs((IObjective Loss, Func<double[], double> Value) layer)
        {
            var (loss, value) = layer;
            double[] at = [.. ((double[])[0.2, 0.4, -0.3]).Take(loss.ParameterCount)];
            double[] gradient = new double[at.Length], again = new double[at.Length];
            double[] curvature = new double[Triangle.Size(at.Length)], measured = new double[curvature.Length];
            Assert.True(loss.HasCurvature);
            Laws.CheckGradient(loss, at);
            Assert.Equal(value(at), loss.Value(at), 1e-10);
            Assert.Equal(value(at), loss.ValueAndGradient(at, gradient), 1e-10);
            Assert.Equal(value(at), loss.ValueGradientAndCurvature(at, again, curvature), 1e-10);
            Assert.Equal(gradient, again);
            Curvature.ByDifferences(loss, at, again, measured);
            Assert.All(measured.Zip(curvature), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * measured.Max()));
        }
    }

    [Fact]
    public void What_is_expected_of_a_curvature_is_that_of_the_same_layer()
    {
        double[] phi = [0.2, 0.4, -0.3], information = new double[6], layered = new double[6], ofPlane = new double[3];
        Kinked.Information(phi, information);
        Layer("token", Kinked).Loss.Information(phi, layered);
        Assert.Equal(information, layered);
        Layer("prior", Kinked).Loss.Information(phi, layered);
        Assert.Equal([information[0], information[1], information[2] + 2, information[3], information[4], information[5] + 5], layered);

        double[] u = [0.1, 0.2];
        var plane = (RestrictedObjective)Layer("plane", Kinked).Loss;
        Kinked.Information(plane.Phi(u), information);
        plane.Information(u, ofPlane);
        var expected = Basis.Transpose() * Curvature.Full(information, 3) * Basis;
        Assert.All(((double[])[expected[0, 0], expected[1, 0], expected[1, 1]]).Zip(ofPlane),
            pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void No_look_at_a_cancelled_loss_is_taken()
    {
        var cancelled = new CancellationToken(canceled: true);
        double[] phi = [0.2, 0.4, -0.3], gradient = new double[3], triangle = new double[6];
        foreach (var loss in (IObjective[])[Layer("token", Kinked, cancelled).Loss, Layer("token", Kinked, cancelled).Loss.Rounded(0.1)!])
        {
            Ends(() => loss.Value(phi));
            Ends(() => loss.ValueAndGradient(phi, gradient));
            Ends(() => loss.ValueGradientAndCurvature(phi, gradient, triangle));
        }

        Ends(() => Layer("token", Kinked, cancelled).Loss.Information(phi, triangle));
        Ends(() => Layer("token", Kinked, cancelled).Loss.NearKinks(phi));

        static void Ends(Action look) => Assert.Throws<OperationCanceledException>(look);
    }
}
