using System.Numerics;
using System.Numerics.Tensors;

namespace LossNotebooks;

/// <summary>
/// The hot loops of <see cref="ShallowNetwork"/>. Unit h computes u = b₀ + Σ w₀[d] x[d], and adds w₁[k] max(0, u) to each output k.
/// </summary>
/// <remarks>
/// Where it is active (u &gt; 0) a unit is linear, so all its gradients follow from sums over the examples for which it is:
/// S[k] = Σ ∂L/∂z[k] and T[k, d] = Σ ∂L/∂z[k] x[d]. They are ∂L/∂b₀ = Σₖ w₁[k] S[k], ∂L/∂w₀[d] = Σₖ w₁[k] T[k, d], and
/// ∂L/∂w₁[k] = Σ ∂L/∂z[k] u = b₀ S[k] + Σ w₀[d] T[k, d]. With a single input u is cheaper to compute again than to keep, so that
/// nothing is stored for each unit and example: all that the loops touch lies in the nearest cache.
/// </remarks>
internal sealed class ShallowNetworkPass(ShallowNetwork model, int examples) : ModelPass
{
    private readonly int inputs = model.Inputs, hidden = model.Hidden, outputs = model.Outputs;

    // Where b₀, w₀, b₁ and w₁ begin in φ (b₀ at 0).
    private readonly int w0 = model.Hidden, b1 = model.Hidden * (1 + model.Inputs), w1 = model.Hidden * (1 + model.Inputs) + model.Outputs;

    private readonly VectorRows x = new(model.Inputs, examples), z = new(model.Outputs, examples), dz = new(model.Outputs, examples);
    private readonly VectorRows kept = new(model.Inputs == 1 ? 0 : model.Hidden, examples);

    public override void Forward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, Span<double> z)
    {
        this.x.Load(x);
        for (var k = 0; k < outputs; k++)
        {
            this.z[k].Fill(new(phi[b1 + k]));
        }

        for (var h = 0; h < hidden; h++)
        {
            if (inputs > 1)
            {
                kept[h].Fill(new(phi[h]));
                for (var d = 0; d < inputs; d++)
                {
                    AddScaled(phi[w0 + h * inputs + d], this.x[d], kept[h]);
                }
            }

            var source = Unit(phi, h, out var weight, out var bias);
            for (var k = 0; k < outputs; k++)
            {
                AddActivation(source, weight, bias, phi[w1 + k * hidden + h], this.z[k]);
            }
        }

        this.z.Store(z);
    }

    public override void Backward(ReadOnlySpan<double> phi, ReadOnlySpan<double> x, ReadOnlySpan<double> dz, Span<double> gradient)
    {
        this.dz.Load(dz);
        gradient.Clear();
        for (var k = 0; k < outputs; k++)
        {
            gradient[b1 + k] = TensorPrimitives.Sum(dz.Slice(k * examples, examples));
        }

        for (var h = 0; h < hidden; h++)
        {
            var source = Unit(phi, h, out var weight, out var bias);
            for (var k = 0; k < outputs; k++)
            {
                var at = w1 + k * hidden + h;
                for (var d = 0; d < inputs; d++)
                {
                    var (s, t) = SumsWhereActive(source, weight, bias, this.dz[k], this.x[d]);
                    gradient[w0 + h * inputs + d] += phi[at] * t;
                    gradient[at] += phi[w0 + h * inputs + d] * t;
                    if (d == 0)
                    {
                        gradient[h] += phi[at] * s;
                        gradient[at] += phi[h] * s;
                    }
                }
            }
        }
    }

    // u = weight · source + bias: from the only input, or as Forward kept it.
    private ReadOnlySpan<Vector<double>> Unit(ReadOnlySpan<double> phi, int h, out Vector<double> weight, out Vector<double> bias)
    {
        (weight, bias) = inputs == 1 ? (new(phi[w0 + h]), new(phi[h])) : (Vector<double>.One, Vector<double>.Zero);
        return inputs == 1 ? x[0] : kept[h];
    }

    private static void AddScaled(double weight, ReadOnlySpan<Vector<double>> from, Span<Vector<double>> to)
    {
        Vector<double> scale = new(weight);
        from = from[..to.Length];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Vector.MultiplyAddEstimate(scale, from[i], to[i]);
        }
    }

    private static void AddActivation(
        ReadOnlySpan<Vector<double>> source, Vector<double> weight, Vector<double> bias, double outputWeight, Span<Vector<double>> z)
    {
        Vector<double> scale = new(outputWeight);
        source = source[..z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            var u = Vector.MultiplyAddEstimate(weight, source[i], bias);
            z[i] = Vector.MultiplyAddEstimate(scale, Vector.Max(u, Vector<double>.Zero), z[i]);
        }
    }

    // Σ dz and Σ dz · x over the active examples; two partial sums each, so that an addition need not wait for the one before.
    private static (double S, double T) SumsWhereActive(
        ReadOnlySpan<Vector<double>> source, Vector<double> weight, Vector<double> bias,
        ReadOnlySpan<Vector<double>> dz, ReadOnlySpan<Vector<double>> x)
    {
        Vector<double> s0 = Vector<double>.Zero, s1 = s0, t0 = s0, t1 = s0;
        dz = dz[..source.Length];
        x = x[..source.Length];
        for (var i = 0; i < source.Length - 1; i += 2)
        {
            var active = Where(source[i], dz[i]);
            s0 += active;
            t0 = Vector.MultiplyAddEstimate(active, x[i], t0);
            active = Where(source[i + 1], dz[i + 1]);
            s1 += active;
            t1 = Vector.MultiplyAddEstimate(active, x[i + 1], t1);
        }

        return (Vector.Sum(s0 + s1), Vector.Sum(t0 + t1));

        Vector<double> Where(Vector<double> from, Vector<double> slope) => Vector.ConditionalSelect(
            Vector.GreaterThan(Vector.MultiplyAddEstimate(weight, from, bias), Vector<double>.Zero), slope, Vector<double>.Zero);
    }
}
