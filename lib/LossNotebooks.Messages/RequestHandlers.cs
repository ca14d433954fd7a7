using System.Text.Json.Nodes;

namespace LossNotebooks.Messages;

/// <summary>Handles the requests of one channel, and says on its way when it is busy.</summary>
/// <param name="outbox">Takes replies and statuses.</param>
/// <param name="complaints">Learns of what could not be answered.</param>
/// <param name="handlers">Message type to handler; a handler returns the content of the reply, or null when there is to be none.</param>
internal sealed class RequestHandlers(
    Outbox outbox, Complaints complaints, Dictionary<string, Func<Request, Task<JsonObject?>>> handlers)
{
    private volatile Request? current;

    /// <summary>The request that is being handled, from before it is said that the kernel is busy: who hears that may interrupt it at
    /// once.</summary>
    public Request? Current => current;

    /// <summary>Handles a request, whatever it asks for.</summary>
    public async Task HandleAsync(Request request)
    {
        current = request;
        outbox.Publish(request.Header, "status", new() { ["execution_state"] = "busy" });
        await AnswerAsync(request).ConfigureAwait(false);
        current = null;
        outbox.Publish(request.Header, "status", new() { ["execution_state"] = "idle" });
    }

    private async Task AnswerAsync(Request request)
    {
        if (!handlers.TryGetValue(request.Type, out var handler))
        {
            complaints.Say($"A message on the channel {request.Channel} was passed over: this kernel knows no {request.Type} there.");
            return;
        }
        try
        {
            if (await handler(request).ConfigureAwait(false) is { } content)
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
