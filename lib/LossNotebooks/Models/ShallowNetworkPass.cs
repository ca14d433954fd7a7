using System.Runtime.Intrinsics;

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
internal sealed partial class ShallowNetworkPass(ShallowNetwork model, int examples) : ModelPass
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
            this.z[k].Fill(Vector256.Create(phi[b1 + k]));
        }

        for (var h = 0; h < hidden; h++)
        {
            if (inputs > 1)
            {
                kept[h].Fill(Vector256.Create(phi[h]));
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
            gradient[b1 + k] = Sums.Of(dz.Slice(k * examples, examples));
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
    private ReadOnlySpan<Vector256<double>> Unit(ReadOnlySpan<double> phi, int h, out Vector256<double> weight, out Vector256<double> bias)
    {
        (weight, bias) = inputs == 1 ? (Vector256.Create(phi[w0 + h]), Vector256.Create(phi[h]))
            : (Vector256<double>.One, Vector256<double>.Zero);
        return inputs == 1 ? x[0] : kept[h];
    }

    private static void AddScaled(double weight, ReadOnlySpan<Vector256<double>> from, Span<Vector256<double>> to)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            AddScaled(Vector128.Create(weight), Halves(from), Halves(to));
            return;
        }

        var scale = Vector256.Create(weight);
        from = from[..to.Length];
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = Vector256.MultiplyAddEstimate(scale, from[i], to[i]);
        }
    }

    private static void AddActivation(
        ReadOnlySpan<Vector256<double>> source, Vector256<double> weight, Vector256<double> bias, double outputWeight,
        Span<Vector256<double>> z)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            AddActivation(Halves(source), weight.GetLower(), bias.GetLower(), Vector128.Create(outputWeight), Halves(z));
            return;
        }

        var scale = Vector256.Create(outputWeight);
        source = source[..z.Length];
        for (var i = 0; i < z.Length; i++)
        {
            var u = Vector256.MultiplyAddEstimate(weight, source[i], bias);
            z[i] = Vector256.MultiplyAddEstimate(scale, Vector256.Max(u, Vector256<double>.Zero), z[i]);
        }
    }

    // Σ dz and Σ dz · x over the active examples; two partial sums each, so that an addition need not wait for the one before.
    private static (double S, double T) SumsWhereActive(
        ReadOnlySpan<Vector256<double>> source, Vector256<double> weight, Vector256<double> bias,
        ReadOnlySpan<Vector256<double>> dz, ReadOnlySpan<Vector256<double>> x)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return SumsWhereActive(Halves(source), weight.GetLower(), bias.GetLower(), Halves(dz), Halves(x));
        }

        Vector256<double> s0 = Vector256<double>.Zero, s1 = s0, t0 = s0, t1 = s0;
        dz = dz[..source.Length];
        x = x[..source.Length];
        for (var i = 0; i < source.Length - 1; i += 2)
        {
            var active = Where(source[i], dz[i]);
            s0 += active;
            t0 = Vector256.MultiplyAddEstimate(active, x[i], t0);
            active = Where(source[i + 1], dz[i + 1]);
            s1 += active;
            t1 = Vector256.MultiplyAddEstimate(active, x[i + 1], t1);
        }

        return (Sums.Of(s0 + s1), Sums.Of(t0 + t1));

        Vector256<double> Where(Vector256<double> from, Vector256<double> slope) => Vector256.ConditionalSelect(
            Vector256.GreaterThan(Vector256.MultiplyAddEstimate(weight, from, bias), Vector256<double>.Zero),
            slope, Vector256<double>.Zero);
    }
}
