using System.Reflection;
using System.Text.Json.Nodes;

namespace LossNotebooks.Messages.Handlers;

/// <summary>Says who the kernel is.</summary>
internal static class KernelInfo
{
    public static JsonObject Reply(Request request)
    {
        var version = typeof(KernelInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return new()
        {
            ["status"] = "ok",
            ["protocol_version"] = Message.Version,
            ["implementation"] = "LossNotebooks",
            ["implementation_version"] = version,
            ["banner"] = $"LossNotebooks {version}: C# on {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}",
            // As in the files of .NET Interactive, which front ends would otherwise rewrite when they save.
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = "13.0",
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
            },
            ["help_links"] = new JsonArray(),
            ["supported_features"] = new JsonArray(),
        };
    }
}
