using System.Text;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>
/// The one queue of everything that goes out, on whatever channel, so that the order in which things were said is the order in which they
/// are sent. Texts that follow each other on the same stream of the same cell become one message, and who writes faster than messages
/// leave has to wait: a flood of lines costs neither a message each nor memory.
/// </summary>
internal sealed class Outbox
{
    private const int Capacity = 1 << 18; // Characters of text; with the pace of Channels some 12 MB a second.
    private const int Weight = 1 << 8;    // What a message that is no text counts for.

    private readonly object gate = new();
    private List<Item> items = [];
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
            WaitForRoom(Weight);
            items.Add(new Item(message, null));
            (first, called) = (!called, true);
        }
        if (first)
            Filled?.Invoke(true);
    }

    /// <summary>Puts in a text that was written to <c>stdout</c> or <c>stderr</c>.</summary>
    public void Post(byte[] parent, string stream, string text)
    {
        bool first;
        lock (gate)
        {
            WaitForRoom(text.Length);
            first = items.Count == 0;
            if (items is [.., { Text: { } open } last] && last.Message.Parent == parent && (string?)last.Message.Content["name"] == stream)
                open.Append(text);
            else
                items.Add(new Item(new Message(Channel.Iopub, ["stream"u8.ToArray()], "stream", parent, new() { ["name"] = stream }), new(text)));
        }
        if (first)
            Filled?.Invoke(false);
    }

    /// <summary>Takes everything out.</summary>
    public IEnumerable<Message> Take()
    {
        List<Item> taken;
        lock (gate)
        {
            (taken, items, load, called) = (items, [], 0, false);
            Monitor.PulseAll(gate);
        }
        foreach (var (message, text) in taken)
        {
            if (text is not null)
                message.Content["text"] = text.ToString();
            yield return message;
        }
    }

    /// <summary>Lets nobody wait any more, because nothing is taken out any more.</summary>
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
            Monitor.Wait(gate);
        load += weight;
    }

    private sealed record Item(Message Message, StringBuilder? Text);
}
