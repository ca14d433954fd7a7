using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>A kernel in a process of its own, on free ports.</summary>
internal sealed class KernelProcess : IDisposable
{
    public const string Key = "the key of these tests";

    private readonly IReadOnlyList<ReservedPort> ports;
    private readonly StringBuilder errors = new();

    /// <summary>Starts a kernel.</summary>
    /// <param name="address">The address that the connection file names.</param>
    /// <param name="command">What starts it; <c>{0}</c> stands for the connection file.</param>
    public KernelProcess(string address = "127.0.0.1", params string[] command)
    {
        Address = address;
        ports = [.. Enumerable.Range(0, 5).Select(_ => new ReservedPort(address))];
        Ports = [.. ports.Select(port => port.Number)];
        File.WriteAllText(ConnectionFile, new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = address,
            ["key"] = Key,
            ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = Ports[0],
            ["control_port"] = Ports[1],
            ["stdin_port"] = Ports[2],
            ["iopub_port"] = Ports[3],
            ["hb_port"] = Ports[4],
        }.ToJsonString());
        if (command.Length == 0)
        {
            command = ["dotnet", Fixture.Program, "jupyter", "kernel", "{0}"];
        }
        var arguments = command[1..].Select(word => word.Replace("{0}", ConnectionFile, StringComparison.Ordinal));
        Process = Process.Start(new ProcessStartInfo(command[0], arguments) { RedirectStandardError = true })!;
        Process.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        Process.BeginErrorReadLine();
    }

    public string Address { get; }

    /// <summary>The ports of shell, control, stdin, iopub and heartbeat.</summary>
    public IReadOnlyList<int> Ports { get; }

    public string ConnectionFile { get; } = Path.GetTempFileName();

    public Process Process { get; }

    /// <summary>What the kernel has written to its log; once it has ended, all of it.</summary>
    public string Log
    {
        get
        {
            lock (errors)
            {
                return errors.ToString();
            }
        }
    }

    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.WaitForExit(KernelClient.Patience);
        Process.Dispose();
        File.Delete(ConnectionFile);
        foreach (var port in ports)
        {
            port.Dispose();
        }
    }
}
