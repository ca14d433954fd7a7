using System.Net;
using System.Net.Sockets;

namespace LossNotebooks.Jupyter.Tests.Kernels;

/// <summary>
/// A port that the system gives to nobody else until the test is over: a socket is bound to it that never listens, which leaves it free
/// for who listens there by its number.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort(string address)
    {
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        Number = ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public int Number { get; }

    public void Dispose() => socket.Dispose();
}
