namespace LossNotebooks.Course.Tests.Plots;

/// <summary>How a colour is seen: by everybody, and by people without one kind of cone.</summary>
/// <param name="R">Linear light, 0 to 1.</param>
/// <param name="G">Linear light, 0 to 1.</param>
/// <param name="B">Linear light, 0 to 1.</param>
internal readonly record struct Colour(double R, double G, double B)
{
    /// <summary>Reads #rrggbb (IEC 61966-2-1).</summary>
    public static Colour Parse(string hex)
    {
        var c = Convert.FromHexString(hex.AsSpan(1)).Select(b => b / 255.0).Select(v => v <= 0.04045 ? v / 12.92
            : Math.Pow((v + 0.055) / 1.055, 2.4)).ToArray();
        return new(c[0], c[1], c[2]);
    }

    public double Luminance => 0.2126 * R + 0.7152 * G + 0.0722 * B;

    /// <summary>WCAG 2.2: from 1 (the same) to 21 (black on white).</summary>
    public double Contrast(Colour other) =>
        (Math.Max(Luminance, other.Luminance) + 0.05) / (Math.Min(Luminance, other.Luminance) + 0.05);

    /// <summary>Machado, Oliveira and Fernandes (2009), severity 1: no green-sensitive cones.</summary>
    public Colour Deuteranopia() => Mixed(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881);

    /// <summary>The same without red-sensitive cones.</summary>
    public Colour Protanopia() => Mixed(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998);

    /// <summary>CIEDE2000, the difference that the eye sees; 1 is just noticeable side by side. Sharma, Wu and Dalal (2005).</summary>
    public double Difference(Colour other)
    {
        var (l1, a1, b1) = Lab();
        var (l2, a2, b2) = other.Lab();
        return Difference(l1, a1, b1, l2, a2, b2);
    }

    public static double Difference(double l1, double a1, double b1, double l2, double a2, double b2)
    {
        var mean7 = Math.Pow((Math.Sqrt(a1 * a1 + b1 * b1) + Math.Sqrt(a2 * a2 + b2 * b2)) / 2, 7);
        var g = 1.5 - 0.5 * Math.Sqrt(mean7 / (mean7 + Math.Pow(25, 7)));
        double c1 = Math.Sqrt(a1 * g * a1 * g + b1 * b1), c2 = Math.Sqrt(a2 * g * a2 * g + b2 * b2);
        double h1 = Hue(a1 * g, b1), h2 = Hue(a2 * g, b2);
        var dh = c1 * c2 == 0 ? 0 : Math.IEEERemainder(h2 - h1, 360);
        var hMean = c1 * c2 == 0 ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + 360) / 2;
        double lMean = (l1 + l2) / 2, cMean = (c1 + c2) / 2;
        var t = 1 - 0.17 * Cos(hMean - 30) + 0.24 * Cos(2 * hMean) + 0.32 * Cos(3 * hMean + 6) - 0.2 * Cos(4 * hMean - 63);
        var rotation = -2 * Math.Sqrt(Math.Pow(cMean, 7) / (Math.Pow(cMean, 7) + Math.Pow(25, 7)))
            * Math.Sin(Math.PI / 3 * Math.Exp(-Math.Pow((hMean - 275) / 25, 2)));
        var dl = (l2 - l1) / (1 + 0.015 * Math.Pow(lMean - 50, 2) / Math.Sqrt(20 + Math.Pow(lMean - 50, 2)));
        var dc = (c2 - c1) / (1 + 0.045 * cMean);
        var dH = 2 * Math.Sqrt(c1 * c2) * Math.Sin(dh * Math.PI / 360) / (1 + 0.015 * cMean * t);
        return Math.Sqrt(dl * dl + dc * dc + dH * dH + rotation * dc * dH);
    }

    /// <summary>CIELAB under D65.</summary>
    public (double L, double A, double B) Lab()
    {
        var x = F((0.4124564 * R + 0.3575761 * G + 0.1804375 * B) / 0.95047);
        var y = F(0.2126729 * R + 0.7151522 * G + 0.0721750 * B);
        var z = F((0.0193339 * R + 0.1191920 * G + 0.9503041 * B) / 1.08883);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;

    private static double Hue(double a, double b) => (Math.Atan2(b, a) * 180 / Math.PI + 360) % 360;

    private static double Cos(double degrees) => Math.Cos(degrees * Math.PI / 180);

    private Colour Mixed(double rr, double rg, double rb, double gr, double gg, double gb, double br, double bg, double bb) => new(
        Math.Clamp(rr * R + rg * G + rb * B, 0, 1), Math.Clamp(gr * R + gg * G + gb * B, 0, 1), Math.Clamp(br * R + bg * G + bb * B, 0, 1));
}
