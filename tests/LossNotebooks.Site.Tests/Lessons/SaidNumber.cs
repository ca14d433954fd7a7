using System.Globalization;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>A number as the prose says it; whether it counts hundredths, per cent or centimes of a franc; and whether it is said to be a
/// round one, as in “about 450”.</summary>
internal sealed record SaidNumber(string Text, bool InHundredths = false, bool IsRound = false)
{
    private const double Slack = 1e-9;   // What is printed as 0.485 may be said as 0.49.

    /// <summary>Whether a value, whatever its sign, becomes this number when it is rounded to as many decimals.</summary>
    public bool Rounds(double value) => IsNear(value) || (InHundredths && IsNear(100 * value)) || (IsRound && RoundsRoughly(value));

    /// <summary>Whether it is this number in round figures: zeros at the end of a whole number need not be meant.</summary>
    public bool RoundsRoughly(double value) => Math.Abs(value - Value) <= Unit(Text.TrimEnd('0', ',').Length) / 2 * (1 + Slack);

    private double Value => double.Parse(Text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private bool IsNear(double value) => Math.Abs(Math.Abs(value) - Value) <= Unit(Text.Length) / 2 * (1 + Slack);

    // The place of the last digit that is meant: 0.01 in 3.14, 100 in 11,400.
    private double Unit(int meant) => Text.IndexOf('.') is var point && point >= 0
        ? Math.Pow(10, point + 1 - Text.Length)
        : Math.Pow(10, Text[meant..].Count(char.IsAsciiDigit));
}
