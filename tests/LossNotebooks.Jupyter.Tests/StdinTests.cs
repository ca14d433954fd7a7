using System.Text.Json;
using LossNotebooks.Interactive;
using LossNotebooks.Messages.Handlers;
using LossNotebooks.Jupyter.Tests.Kernels;

namespace LossNotebooks.Jupyter.Tests;

public sealed class StdinTests
{
    private readonly Outbox outbox = new();

    [Fact]
    public void An_answer_that_came_before_the_question_and_one_that_makes_no_sense_are_forgotten()
    {
        using var log = new StringWriter();
        var stdin = new Stdin(outbox, new Complaints(log));
        stdin.Receive(Reply("""{"value": "early"}"""));
        string? answer = null;
        var cell =
            new Thread(() => answer = stdin.Ask(Reply("{}"), new InputRequest("?", false, CancellationToken.None))) { IsBackground = true };
        cell.Start();
        while (!outbox.Take().Any())
        {
            Assert.True(cell.IsAlive, "The question was answered before it was asked.");
        }
        stdin.Receive(Reply("""{"value": "\ud800"}"""));
        stdin.Receive(Reply("""{"value": 1}"""));
        stdin.Receive(Reply("""{"value": "late"}"""));
        Assert.True(cell.Join(KernelClient.Patience), "The cell still waits.");
        Assert.Equal("late", answer);
        Assert.Equal(
            "A message on the channel Stdin was passed over: only an input_reply with a text as its value has a meaning there.",
            log.ToString().Trim());
    }

    private static Request Reply(string content) => new(Channel.Stdin, [], [.. "{}"u8], "input_reply", default, JsonElement.Parse(content));
}
