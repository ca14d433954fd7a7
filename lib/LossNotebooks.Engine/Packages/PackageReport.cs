using System.Net;

namespace LossNotebooks.Engine.Packages;

/// <summary>Shows what came of a cell's directives, as .NET Interactive does.</summary>
internal static class PackageReport
{
    public static void Write(RunningCell cell, AddedPackages added)
    {
        if (added.Installed.Count > 0)
        {
            var items = added.Installed.Select(package => $"<li><span>{WebUtility.HtmlEncode(package)}</span></li>");
            var list = $"<div><strong>Installed Packages</strong><ul>{string.Concat(items)}</ul></div>";
            cell.Write(new DisplayData(MimeBundle.Of("text/html", list), null));
        }
        foreach (var warning in added.Warnings)
        {
            cell.Write(new Stream(Stream.StandardError, warning + "\n"));
        }
    }
}
