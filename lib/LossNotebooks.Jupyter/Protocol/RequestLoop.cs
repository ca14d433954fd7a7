using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>Handles the requests of one channel, one after the other, on a thread of its own.</summary>
/// <param name="name">The thread's name.</param>
/// <param name="outbox">Takes replies and statuses.</param>
/// <param name="handlers">Message type to handler; a handler returns the content of the reply, or null when there is to be none.</param>
internal sealed class RequestLoop(string name, Outbox outbox, Dictionary<string, Func<Request, JsonObject?>> handlers)
{
    private readonly BlockingCollection<Request> queue = [];

    /// <summary>Called when a request has been answered.</summary>
    public event Action<Request>? Handled;

    /// <summary>Puts a request at the end of the queue.</summary>
    public void Add(Request request) => queue.Add(request);

    /// <summary>Begins to handle requests.</summary>
    public void Start() => new Thread(Run) { Name = name, IsBackground = true }.Start();

    private void Run()
    {
        foreach (var request in queue.GetConsumingEnumerable())
        {
            outbox.Publish(request.Header, "status", new() { ["execution_state"] = "busy" });
            if (Handle(request) is { } content)
                outbox.Reply(request, content);
            outbox.Publish(request.Header, "status", new() { ["execution_state"] = "idle" });
            Handled?.Invoke(request);
        }
    }

    private JsonObject? Handle(Request request)
    {
        try
        {
            return handlers.GetValueOrDefault(request.Type)?.Invoke(request);
        }
#pragma warning disable CA1031 // Whatever a request asks for, the next one is handled.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var sentence = $"The {request.Type} could not be handled: {fault.Message}";
            Console.Error.WriteLine(sentence);
            return Answers.Failure(fault.GetType().Name, sentence, [sentence]);
        }
    }
}
