using System.Text;

namespace LossNotebooks.Messages;

/// <summary>
/// The one queue of everything that goes out, on whatever channel, so that the order in which things were said is the order in which they
/// are sent. Texts that follow each other on the same stream of the same cell become one message, and who writes faster than messages
/// leave has to wait: a flood of lines costs neither a message each nor memory.
/// </summary>
internal sealed class Outbox
{
    private const int Capacity = 1 << 18; // Characters of text, bytes of other messages; with the pace of Channels some 12 MB a second.
    private const int Weight = 1 << 8;    // What a message that is no text counts for, besides its content.

    private readonly object gate = new();
    private List<Func<Message>> items = [];
    private OpenText? open; // The last item, when it is a text.
    private int load;
    private bool called;
    private bool closed;

    /// <summary>
    /// Called after something was put in, with whether it is urgent or may wait for what follows it; not again for what is no more urgent
    /// until something was taken out.
    /// </summary>
    public event Action<bool>? Filled;

    /// <summary>Puts a message in.</summary>
    public void Post(Message message)
    {
        bool first;
        lock (gate)
        {
            WaitForRoom(Weight + message.Body.Length);
            if (closed)
            {
                return;
            }
            items.Add(() => message);
            (first, called, open) = (!called, true, null);
        }
        if (first)
        {
            Filled?.Invoke(true);
        }
    }

    /// <summary>Puts in a text that was written to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Post(byte[] parent, string stream, string text)
    {
        bool first;
        lock (gate)
        {
            WaitForRoom(text.Length);
            if (closed)
            {
                return;
            }
            first = items.Count == 0;
            if (open?.Parent != parent || open.Stream != stream)
            {
                var begun = open = new OpenText(parent, stream);
                items.Add(begun.ToMessage);
            }
            open.Text.Append(text);
        }
        if (first)
        {
            Filled?.Invoke(false);
        }
    }

    /// <summary>Takes everything out.</summary>
    public IEnumerable<Message> Take()
    {
        List<Func<Message>> taken;
        lock (gate)
        {
            (taken, items, open, load, called) = (items, [], null, 0, false);
            Monitor.PulseAll(gate);
        }
        return taken.Select(message => message());
    }

    /// <summary>Takes nothing in any more, and lets nobody wait any more. What is in can still be taken out.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    private void WaitForRoom(int weight)
    {
        while (load >= Capacity && !closed)
        {
            Monitor.Wait(gate);
        }
        load += weight;
    }

    private sealed record OpenText(byte[] Parent, string Stream)
    {
        public StringBuilder Text { get; } = new();

        public Message ToMessage() =>
            new(Channel.Iopub, ["stream"u8.ToArray()], "stream", Parent, new() { ["name"] = Stream, ["text"] = Text.ToString() });
    }
}
