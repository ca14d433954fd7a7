using System.Text.Json;

namespace LossNotebooks.Messages.Handlers;

/// <summary>Asks the reader of the notebook for a line.</summary>
#pragma warning disable CA1001 // A semaphore of which nobody takes the handle has nothing to free.
internal sealed class Stdin(Outbox outbox, Complaints complaints)
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim turn = new(1);
    private volatile TaskCompletionSource<string>? question;

    /// <summary>Takes an answer; one that nobody waits for is forgotten.</summary>
    public void Receive(Request reply)
    {
        if (reply.Type != "input_reply" || Answer(reply.Content) is not { } answer)
        {
            complaints.Say(
                "A message on the channel Stdin was passed over: only an input_reply with a text as its value has a meaning there.");
            return;
        }
        question?.TrySetResult(answer);
    }

    /// <summary>
    /// Asks who has sent a request, and waits for the answer. Who asks while another question is open waits for its turn.
    /// </summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted.</exception>
    public string Ask(Request request, InputRequest asked)
    {
        turn.Wait(asked.Cancellation);
        try
        {
            var open = question = new TaskCompletionSource<string>();
            outbox.Post(new Message(
                Channel.Stdin,
                request.Identities,
                "input_request",
                request.Header,
                new() { ["prompt"] = asked.Prompt, ["password"] = asked.IsPassword }));
            open.Task.Wait(asked.Cancellation);
            return open.Task.Result;
        }
        finally
        {
            question = null;
            turn.Release();
        }
    }

    private static string? Answer(JsonElement content)
    {
        try
        {
            return content.TryGetProperty("value", out var value) ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null; // A number, or half a character.
        }
    }
}
