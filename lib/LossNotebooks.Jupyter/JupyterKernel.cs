using LossNotebooks.Jupyter.Protocol;
using LossNotebooks.Messages.Interpreters;

namespace LossNotebooks.Jupyter;

/// <summary>The engine as a Jupyter kernel.</summary>
public static class JupyterKernel
{
    /// <summary>
    /// Serves front ends until one of them asks for a shutdown, or the program that started the kernel has ended. Cells may have left
    /// threads behind: the caller should end the process.
    /// </summary>
    /// <param name="connectionFile">The path of the file in which the front end says where it wants to find the kernel.</param>
    /// <exception cref="InvalidDataException">The connection file asks for something that this kernel cannot do, or is none.</exception>
    /// <exception cref="IOException">The connection file cannot be read, or one of its ports cannot be had.</exception>
    public static void Run(string connectionFile)
    {
        var connection = Connection.Read(connectionFile);
        var name = Guid.NewGuid().ToString("N");
        var outbox = new Outbox();
        var complaints = new Complaints(Console.Error);
        using var interpreter = new CSharpInterpreter();
        var conversation = new Conversation(outbox, complaints, interpreter, name);
        var shell = new RequestLoop("shell", conversation.Shell);
        var control = new RequestLoop("control", conversation.Control);
        using var channels = new Channels(connection, new Wire(connection.Key, name, TimeProvider.System, complaints), outbox, request =>
        {
            Action<Request> take = request.Channel switch
            {
                Channel.Stdin => conversation.Stdin.Receive,
                Channel.Control => control.Add,
                _ => shell.Add,
            };
            take(request);
        });
        shell.Handled += request =>
        {
            if (request.Type == "execute_request")
            {
                interpreter.Prepare();
            }
        };
        control.Handled += request =>
        {
            if (request.Type == "shutdown_request")
            {
                channels.Stop();
            }
        };
        ParentProcess.WhenGone(channels.Stop);
        Starvation.Prevent();
        shell.Start();
        control.Start();
        channels.Run();
    }
}
