using System.Net.Sockets;
using System.Text;
using NetMQ;
using NetMQ.Sockets;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>The five sockets. One thread, that of <see cref="Run"/>, touches them; all others post to the <see cref="Outbox"/>.</summary>
internal sealed class Channels : IDisposable
{
    // How long text waits for more text, in milliseconds.
    private const int Pace = 20;

    // How long the end of the process waits for a front end to take what was said to it; it may have gone.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly RouterSocket shell = new();
    private readonly RouterSocket control = new();
    private readonly RouterSocket stdin = new();
    private readonly RouterSocket heartbeat = new();
    private readonly XPublisherSocket iopub = new();
    private readonly NetMQQueue<bool> wakes = new();
    private readonly NetMQTimer pause = new(Pace) { Enable = false };
    private readonly NetMQPoller poller;
    private readonly Outbox outbox;
    private readonly Wire wire;

    /// <summary>Binds the sockets.</summary>
    /// <param name="connection">Where to.</param>
    /// <param name="wire">How messages are written.</param>
    /// <param name="outbox">Messages to send.</param>
    /// <param name="received">Takes a message that came in; it is called by the thread that polls, and must not keep it.</param>
    /// <exception cref="IOException">An address is not of this machine, or taken.</exception>
    public Channels(Connection connection, Wire wire, Outbox outbox, Action<Request> received)
    {
        (this.outbox, this.wire) = (outbox, wire);
        Listen(shell, Channel.Shell, connection.ShellPort);
        Listen(control, Channel.Control, connection.ControlPort);
        Listen(stdin, Channel.Stdin, connection.StdinPort);

        // A message that was promised, such as idle, must never be dropped because a front end is slow to read.
        iopub.Options.SendHighWatermark = 0;
        iopub.Options.XPubVerbose = true;
        iopub.ReceiveReady += (_, _) => Welcome(iopub.ReceiveFrameBytes());
        Bind(iopub, connection.IopubPort);

        heartbeat.ReceiveReady += (_, _) => heartbeat.SendMultipartMessage(heartbeat.ReceiveMultipartMessage());
        Bind(heartbeat, connection.HeartbeatPort);

        outbox.Filled += wakes.Enqueue;
        wakes.ReceiveReady += (_, _) => Wake(wakes.Dequeue());
        pause.Elapsed += (_, _) => Send();
        poller = [shell, control, stdin, iopub, heartbeat, wakes, pause];

        void Listen(RouterSocket socket, Channel channel, int port)
        {
            socket.Options.SendHighWatermark = 0;
            socket.ReceiveReady += (_, _) =>
            {
                if (wire.Parse(channel, socket.ReceiveMultipartBytes()) is { } request)
                {
                    received(request);
                }
            };
            Bind(socket, port);
        }

        void Bind(NetMQSocket socket, int port)
        {
            try
            {
                socket.Bind(connection.Address(port));
            }
            catch (Exception cause) when (cause is NetMQException or SocketException)
            {
                throw new IOException(
                    $"The kernel cannot listen on {connection.Address(port)}: "
                    + "the port is taken, or the address is not one of this machine.",
                    cause);
            }
        }
    }

    /// <summary>Sends and receives until <see cref="Stop"/>.</summary>
    public void Run() => poller.Run();

    /// <summary>Ends <see cref="Run"/> after everything that was posted has been sent.</summary>
    public void Stop() => poller.Run(() =>
    {
        outbox.Close();
        Send();
        poller.StopAsync();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        outbox.Close();
        poller.Dispose();
        wakes.Dispose();
        foreach (var socket in (NetMQSocket[])[shell, control, stdin, iopub, heartbeat])
        {
            socket.Options.Linger = Farewell;
            socket.Dispose();
        }
        NetMQConfig.Cleanup(); // Waits: what was sent may still be on its way through NetMQ's own thread.
    }

    private void Wake(bool urgent)
    {
        if (urgent)
        {
            Send();
        }
        else
        {
            pause.EnableAndReset();
        }
    }

    private void Send()
    {
        pause.Enable = false;
        foreach (var message in outbox.Take())
        {
            Socket(message.Channel).SendMultipartBytes(wire.Frames(message));
        }
    }

    /// <summary>Tells a front end that it will miss nothing from now on (Jupyter Enhancement Proposal 65).</summary>
    private void Welcome(byte[] subscription)
    {
        if (subscription is [1, .. var topic])
        {
            iopub.SendMultipartBytes(wire.Frames(new Message(
                Channel.Iopub, [topic], "iopub_welcome", [], new() { ["subscription"] = Encoding.UTF8.GetString(topic) })));
        }
    }

    private NetMQSocket Socket(Channel channel) => channel switch
    {
        Channel.Shell => shell,
        Channel.Control => control,
        Channel.Stdin => stdin,
        _ => iopub,
    };
}
