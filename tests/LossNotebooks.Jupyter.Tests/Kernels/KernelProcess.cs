using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>A kernel in a process of its own, on free ports.</summary>
internal sealed class KernelProcess : IDisposable
{
    public const string Key = "the key of these tests";

    // Below the ports that systems give to outgoing connections, of which these tests make many.
    private static int lastPort = Random.Shared.Next(10_000, 30_000);

    /// <summary>Starts a kernel.</summary>
    /// <param name="address">The address that the connection file names.</param>
    /// <param name="command">What starts it; <c>{0}</c> stands for the connection file.</param>
    public KernelProcess(string address = "127.0.0.1", params string[] command)
    {
        Address = address;
        Ports = [.. Enumerable.Range(0, 5).Select(_ => FreePort())];
        File.WriteAllText(ConnectionFile, new JsonObject
        {
            ["transport"] = "tcp", ["ip"] = address, ["key"] = Key, ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = Ports[0], ["control_port"] = Ports[1], ["stdin_port"] = Ports[2], ["iopub_port"] = Ports[3], ["hb_port"] = Ports[4],
        }.ToJsonString());
        if (command.Length == 0)
            command = ["dotnet", Fixture.Program, "jupyter", "kernel", "{0}"];
        Process = Process.Start(command[0], command[1..].Select(word => word.Replace("{0}", ConnectionFile, StringComparison.Ordinal)));
    }

    public string Address { get; }

    /// <summary>The ports of shell, control, stdin, iopub and heartbeat.</summary>
    public IReadOnlyList<int> Ports { get; }

    public string ConnectionFile { get; } = Path.GetTempFileName();

    public Process Process { get; }

    /// <summary>A port on which nobody listens.</summary>
    public static int FreePort()
    {
        var port = Interlocked.Increment(ref lastPort);
        try
        {
            using var listener = new TcpListener(IPAddress.Any, port);
            listener.Start();
            return port;
        }
        catch (SocketException)
        {
            return FreePort();
        }
    }

    public void Dispose()
    {
        Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Process.Dispose();
        File.Delete(ConnectionFile);
    }
}
