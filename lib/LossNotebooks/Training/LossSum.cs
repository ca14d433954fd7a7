namespace LossNotebooks;

/// <summary>How many derivatives are asked for.</summary>
internal enum Derivatives
{
    None,
    First,
    Second,

    /// <summary>The first, and the products sᵢsᵢᵀ of each example's in place of the second.</summary>
    Products,

    /// <summary>The first, and each example's expected information in place of the second.</summary>
    Expected,
}

/// <summary>A loss summed over examples, with as many derivatives by φ as are asked for.</summary>
internal sealed class LossSum(int parameters)
{
    private double[]? curvature;

    public double Loss { get; set; }

    public double[] Gradient { get; } = new double[parameters];

    /// <summary>The lower triangle of ∂²L/∂φ².</summary>
    public double[] Curvature => curvature ??= new double[Triangle.Size(parameters)];

    public void Clear(Derivatives derivatives)
    {
        Loss = 0;
        Gradient.AsSpan().Clear();
        if (derivatives >= Derivatives.Second)
        {
            Curvature.AsSpan().Clear();
        }
    }

    public void Add(LossSum more, Derivatives derivatives)
    {
        Loss += more.Loss;
        if (derivatives != Derivatives.None)
        {
            Columns.Add(more.Gradient, Gradient);
        }

        if (derivatives >= Derivatives.Second)
        {
            Columns.Add(more.Curvature, Curvature);
        }
    }
}
