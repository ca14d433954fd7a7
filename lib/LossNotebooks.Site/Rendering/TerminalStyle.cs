using System.Globalization;

namespace LossNotebooks.Site.Rendering;

/// <summary>
/// How a terminal shows text, after the escape sequences of ECMA-48. Colours are eight names, which the style sheet makes legible on light
/// and on dark paper; of the 16 million that a program may ask for, each is the nearest of them.
/// </summary>
internal readonly record struct TerminalStyle(string? Ink, string? Paper, bool IsInverse, string Marks)
{
    private static readonly string[] Names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static TerminalStyle Plain { get; } = new(null, null, false, "");

    /// <summary>The classes of the style sheet; empty for plain text.</summary>
    public string Classes
    {
        get
        {
            var (ink, paper) = IsInverse ? (Paper, Ink) : (Ink, Paper);
            IEnumerable<string> classes =
            [
                .. ink is null ? [] : (string[])[$"ansi-{ink}"],
                .. paper is null ? [] : (string[])[$"ansi-on-{paper}"],
                .. IsInverse && ink is null && paper is null ? (string[])["ansi-inverse"] : [],
                .. Marks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(mark => $"ansi-{mark}"),
            ];
            return string.Join(' ', classes);
        }
    }

    /// <summary>The style after the numbers of an escape sequence that ends with <c>m</c>.</summary>
    public TerminalStyle After(string numbers)
    {
        var codes = new Queue<int>(numbers.Split(';', ':').Select(
            code => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0));
        var style = this;
        while (codes.TryDequeue(out var code))
        {
            style = style.After(code, codes);
        }
        return style;
    }

    private TerminalStyle After(int code, Queue<int> more) => code switch
    {
        0 => Plain,
        1 => With("bold"),
        2 => With("faint"),
        3 => With("italic"),
        4 => With("underline"),
        7 => this with { IsInverse = true },
        9 => With("struck"),
        22 => Without("bold").Without("faint"),
        23 => Without("italic"),
        24 => Without("underline"),
        27 => this with { IsInverse = false },
        29 => Without("struck"),
        >= 30 and <= 37 => this with { Ink = Names[code - 30] },
        38 => this with { Ink = Colour(more) ?? Ink },
        39 => this with { Ink = null },
        >= 40 and <= 47 => this with { Paper = Names[code - 40] },
        48 => this with { Paper = Colour(more) ?? Paper },
        49 => this with { Paper = null },
        >= 90 and <= 97 => this with { Ink = Bright(code - 90) },
        >= 100 and <= 107 => this with { Paper = Bright(code - 100) },
        _ => this,
    };

    private TerminalStyle With(string mark) => Without(mark) with { Marks = $"{Without(mark).Marks} {mark}".Trim() };

    private TerminalStyle Without(string mark) => this with { Marks = string.Join(' ', Marks.Split(' ').Where(other => other != mark)) };

    private static string Bright(int colour) => colour == 0 ? "grey" : Names[colour];

    private static string? Colour(Queue<int> codes)
    {
        int Next() => codes.TryDequeue(out var code) ? Math.Clamp(code, 0, 255) : 0;
        return Next() switch
        {
            5 => OfPalette(Next()),
            2 => Nearest(Next(), Next(), Next()),
            _ => null,
        };
    }

    /// <summary>A colour of the 256: sixteen with names, a cube of 6 × 6 × 6, and greys.</summary>
    private static string OfPalette(int colour)
    {
        static int Level(int step) => step == 0 ? 0 : 55 + 40 * step;
        return colour switch
        {
            < 8 => Names[colour],
            < 16 => Bright(colour - 8),
            < 232 => Nearest(Level((colour - 16) / 36), Level((colour - 16) / 6 % 6), Level((colour - 16) % 6)),
            _ => Nearest(8 + 10 * (colour - 232), 8 + 10 * (colour - 232), 8 + 10 * (colour - 232)),
        };
    }

    private static string Nearest(int red, int green, int blue)
    {
        var (most, least) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        if (most - least < 40)
        {
            return most < 64 ? "black" : most < 192 ? "grey" : "white";
        }
        // Red, yellow, green, cyan, blue and magenta share the colour wheel: a name for each set of channels that are more than half.
        bool Has(int channel) => 2 * channel > most + least;
        return Names[(Has(red) ? 1 : 0) + (Has(green) ? 2 : 0) + (Has(blue) ? 4 : 0)];
    }
}
