using System.Collections.Concurrent;
using LossNotebooks.Jupyter.Protocol;

namespace LossNotebooks.Jupyter.Handlers;

/// <summary>Asks the reader of the notebook for a line.</summary>
internal sealed class Stdin(Outbox outbox)
{
    private volatile BlockingCollection<string> answers = [];

    /// <summary>Takes an answer; one that nobody waits for is forgotten.</summary>
    public void Receive(Request reply)
    {
        if (reply.Type == "input_reply" && reply.Content.TryGetProperty("value", out var value))
            answers.Add(value.ToString());
    }

    /// <summary>Asks who has sent a request, and waits for the answer.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(Request request, InputRequest question)
    {
        answers = [];
        outbox.Post(new Message(
            Channel.Stdin,
            request.Identities,
            "input_request",
            request.Header,
            new() { ["prompt"] = question.Prompt, ["password"] = question.IsPassword }));
        return answers.Take(question.Cancellation);
    }
}
