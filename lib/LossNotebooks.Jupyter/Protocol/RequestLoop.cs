using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>Handles the requests of one channel, one after the other, on a thread of its own.</summary>
/// <param name="name">The thread's name.</param>
/// <param name="outbox">Takes replies and statuses.</param>
/// <param name="complaints">Learns of what could not be answered.</param>
/// <param name="handlers">Message type to handler; a handler returns the content of the reply, or null when there is to be none.</param>
internal sealed class RequestLoop(
    string name, Outbox outbox, Complaints complaints, Dictionary<string, Func<Request, JsonObject?>> handlers)
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
            Handle(request);
            outbox.Publish(request.Header, "status", new() { ["execution_state"] = "idle" });
            Handled?.Invoke(request);
        }
    }

    private void Handle(Request request)
    {
        if (!handlers.TryGetValue(request.Type, out var handler))
        {
            complaints.Say($"A message on the channel {request.Channel} was passed over: this kernel knows no {request.Type} there.");
            return;
        }
        try
        {
            if (handler(request) is { } content)
            {
                outbox.Reply(request, content);
            }
        }
#pragma warning disable CA1031 // Whatever a request asks for, the next one is handled.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var sentence = $"The {request.Type} could not be handled: {fault.Message}";
            complaints.Say(sentence);
            outbox.Reply(request, Answers.Failure(fault.GetType().Name, sentence, [sentence]));
        }
    }
}
