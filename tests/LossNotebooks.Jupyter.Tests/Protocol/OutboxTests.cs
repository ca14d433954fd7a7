using LossNotebooks.Jupyter.Protocol;

namespace LossNotebooks.Jupyter.Tests;

public sealed class OutboxTests
{
    private readonly Outbox outbox = new();
    private readonly byte[] cell = [1];

    [Fact]
    public void Messages_leave_in_the_order_in_which_they_were_posted()
    {
        outbox.Post(cell, "stdout", "a");
        outbox.Publish(cell, "display_data", []);
        outbox.Post(cell, "stdout", "b");
        outbox.Publish(cell, "status", []);
        Assert.Equal(["stream", "display_data", "stream", "status"], outbox.Take().Select(message => message.Type));
        Assert.Empty(outbox.Take());
    }

    [Fact]
    public void Neighbouring_texts_of_one_stream_of_one_cell_are_one_message()
    {
        foreach (var (parent, stream, text) in ((byte[], string, string)[])[(cell, "stdout", "a"), (cell, "stdout", "b"), (cell, "stderr", "c"), ([2], "stderr", "d")])
            outbox.Post(parent, stream, text);
        Assert.Equal(["stdout: ab", "stderr: c", "stderr: d"], outbox.Take().Select(message => $"{message.Content["name"]}: {message.Content["text"]}"));
    }

    [Fact]
    public async Task Who_writes_faster_than_messages_leave_waits()
    {
        var line = new string('x', 1000);
        var written = 0;
        var flood = Task.Run(
            () =>
            {
                for (; written < 10_000; written++)
                    outbox.Post(cell, "stdout", line);
            },
            TestContext.Current.CancellationToken);
        var (taken, largest) = (0, 0);
        while (taken < 10_000 * line.Length)
        {
            var length = outbox.Take().Sum(message => message.Content["text"]!.ToString().Length);
            (taken, largest) = (taken + length, Math.Max(largest, length));
        }
        await flood;
        Assert.Equal(10_000 * line.Length, taken);
        Assert.InRange(largest, 0, 300_000);
    }

    [Fact]
    public void Nobody_waits_for_a_closed_outbox()
    {
        outbox.Close();
        for (var i = 0; i < 1000; i++)
            outbox.Post(cell, "stdout", new string('x', 1000));
    }
}
