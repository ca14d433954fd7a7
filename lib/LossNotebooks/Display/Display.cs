using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Data.Analysis;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace LossNotebooks;

/// <summary>How a notebook shows what the library makes. The runtime registers it when a cell first runs anything of the library.</summary>
internal static class Display
{
    private const string Html = "text/html";
    private const string Plain = "text/plain";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A notebook loads the library by naming its file: there is no other moment to register at.")]
    internal static void Register()
    {
        Show<GenericChart>(FigureHtml.Alt, FigureHtml.Write);
        Formatter.Register<GenericChart>((Func<GenericChart, string>)FigureJson.Write, "application/vnd.plotly.v1+json");
        Show<DataFrame>(frame => FrameTable.Of(frame).ToText(), frame => FrameTable.Of(frame).ToHtml());
        Show<IEnumerable<Coefficient>>(list => CoefficientTable.Of(list).ToText(), list => CoefficientTable.Of(list).ToHtml());
        Say<Distribution<double>>(value => value.ToString());
        Say<Distribution<int>>(value => value.ToString());
        Say<Distribution<double[]>>(value => value.ToString());
        Say<Interval>(value => value.ToString());
        Say<History>(Numbers.Describe);
        Say<CheckResult>(value => value.ToString());
        Say<IEnumerable<double>>(Numbers.List);
    }

    // Both types of content always: front ends choose, and a file that is read without any still says something.
    private static void Show<T>(Func<T, string> plain, Func<T, string> html)
    {
        Formatter.Register(plain, Plain);
        Formatter.Register(html, Html);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Html, Plain);
    }

    // One line of text. Its HTML is for when the value stands inside another one's table.
    private static void Say<T>(Func<T, string> text)
    {
        Formatter.Register(text, Plain);
        Formatter.Register<T>(value => WebUtility.HtmlEncode(text(value)), Html);
        Formatter.SetPreferredMimeTypesFor(typeof(T), Plain);
    }
}
