using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plotly.NET;

namespace LossNotebooks.Course;

/// <summary>
/// A chart as the JSON that plotly.js draws. Numbers in arrays have six significant digits, others ten: no eye sees more, and files stay
/// small; but as many as it takes to tell a thousand places apart between the least and the
/// greatest, wherever these lie. What is not finite becomes null, a gap.
/// </summary>
/// <remarks>Plotly.NET's own writer costs a third of a second at its first use and writes every digit.</remarks>
internal static class FigureJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>{data, layout, frames, config} of the chart in the course's style.</summary>
    public static string Write(Figure chart)
    {
        var layout = Style.Apply(chart);
        // A chart of Plotly.NET has no place for frames of its own, so its layout carries them up to here.
        layout.Properties.Remove("frames", out var frames);
        return Text(Node.Of(("data", chart.Traces), ("layout", layout), ("frames", frames ?? Array.Empty<object>()),
            ("config", Style.Config)));
    }

    /// <summary>Any part of a figure as JSON.</summary>
    public static string Text(object? value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, value, digits: 10);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value, int digits)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case double number: Write(writer, number, digits); break;
            case int number: writer.WriteNumberValue(number); break;
            case PlotlyObject node: WriteObject(writer, node); break;
            case IEnumerable<double> numbers: WriteNumbers(writer, numbers); break;
            case IEnumerable items when value is not IDictionary: WriteItems(writer, items); break;
            case Color colour: Write(writer, colour.Value, digits); break;
            // What its writer stands on is larger than all the rest of a page's engine.
            case var _ when OperatingSystem.IsBrowser():
                throw new NotSupportedException(
                    $"A figure with {value.GetType().Name} can't be drawn on a page: use Plot, or run it elsewhere.");
            // The like of charts made with Plotly.NET's own functions: it knows how to write them.
            default: writer.WriteRawValue(Newtonsoft.Json.JsonConvert.SerializeObject(value, Globals.JSON_CONFIG)); break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, PlotlyObject node)
    {
        writer.WriteStartObject();
        if (node is Trace trace)
        {
            writer.WriteString("type", trace.type);
        }

        foreach (var (name, value) in node.Properties)
        {
            writer.WritePropertyName(name);
            // Where an even grid begins is told to a part of its step.
            var start = name is "x0" or "y0" && value is double at && node.At("d" + name[0]) is double step ? Digits(10, at, step) : 10;
            Write(writer, value, start);
        }

        writer.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, IEnumerable<double> numbers)
    {
        double[] finite = [.. numbers.Where(double.IsFinite)];
        var digits = finite.Length == 0 ? 6 : Digits(6, finite.Max(Math.Abs), finite.Max() - finite.Min());
        writer.WriteStartArray();
        foreach (var number in numbers)
        {
            Write(writer, number, digits);
        }

        writer.WriteEndArray();
    }

    private static int Digits(int least, double magnitude, double range) =>
        range == 0 || magnitude == 0 ? least
        : Math.Clamp((int)Math.Ceiling(Math.Log10(Math.Abs(magnitude)) - Math.Log10(Math.Abs(range))) + 4, least, 17);

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item, digits: 6);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, double number, int digits)
    {
        if (!double.IsFinite(number))
        {
            writer.WriteNullValue();
        }
        else if (double.IsInteger(number) && Math.Abs(number) < 1e9)
        {
            writer.WriteNumberValue((long)number);
        }
        else
        {
            writer.WriteRawValue(number.ToString("G" + digits, CultureInfo.InvariantCulture), skipInputValidation: true);
        }
    }
}
