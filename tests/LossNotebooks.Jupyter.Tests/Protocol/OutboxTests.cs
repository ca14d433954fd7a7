using System.Diagnostics;
using LossNotebooks.Jupyter.Tests.Kernels;

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
        foreach (var (parent, stream, text) in ((byte[], string, string)[])[(cell, "stdout", "a"), (cell, "stdout", "b"),
            (cell, "stderr", "c"), ([2], "stderr", "d")])
        {
            outbox.Post(parent, stream, text);
        }
        Assert.Equal(["stdout: ab", "stderr: c", "stderr: d"],
            outbox.Take().Select(message => $"{message.Content["name"]}: {message.Content["text"]}"));
    }

    [Theory]
    [InlineData(false, 263)] // 1,000 characters each, of 2 to the power of 18.
    [InlineData(true, 209)] // Each has a content of 1,000 bytes and counts for 256 more.
    public void Who_writes_faster_than_messages_leave_waits_and_nothing_is_lost(bool messages, int room)
    {
        const int Posts = 10_000;
        var posted = 0;
        var flood = Flood(messages, Posts, () => Volatile.Write(ref posted, posted + 1));
        WaitUntilItWaits(flood);
        Assert.Equal(room, Volatile.Read(ref posted));

        var taken = 0;
        var limit = Stopwatch.StartNew();
        for (var ended = false; !ended;)
        {
            Assert.True(limit.Elapsed < KernelClient.Patience, "The writer still waits.");
            ended = flood.Join(0);
            var length = outbox.Take().Sum(PostsIn);
            Assert.InRange(length, 0, room);
            taken += length;
        }
        Assert.Equal(Posts, taken);
    }

    [Fact]
    public void Who_waits_is_let_go_when_the_outbox_is_closed_and_what_comes_then_is_not_kept()
    {
        var flood = Flood(messages: false, 10_000, () => { });
        WaitUntilItWaits(flood);
        outbox.Close();
        Assert.True(flood.Join(KernelClient.Patience), "The writer still waits.");
        Assert.Equal(263, outbox.Take().Sum(PostsIn));
        outbox.Post(cell, "stdout", "late");
        outbox.Publish(cell, "status", []);
        Assert.Empty(outbox.Take());
    }

    private Thread Flood(bool messages, int posts, Action posted)
    {
        var line = new string('x', 1000);
        var flood = new Thread(() =>
        {
            for (var i = 0; i < posts; i++)
            {
                if (messages)
                {
                    outbox.Publish(cell, "display_data", new() { ["x"] = line[..992] });
                }
                else
                {
                    outbox.Post(cell, "stdout", line);
                }
                posted();
            }
        })
        { IsBackground = true };
        flood.Start();
        return flood;
    }

    /// <summary>Comes back when the thread waits, or has ended.</summary>
    private static void WaitUntilItWaits(Thread flood) =>
        Assert.True(SpinWait.SpinUntil(() => (flood.ThreadState & (System.Threading.ThreadState.WaitSleepJoin
            | System.Threading.ThreadState.Stopped)) != 0, KernelClient.Patience));

    private static int PostsIn(Message message) => message.Type == "stream" ? message.Content["text"]!.ToString().Length / 1000 : 1;
}
