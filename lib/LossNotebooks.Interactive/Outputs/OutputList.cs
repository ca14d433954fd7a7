using System.Text;

namespace LossNotebooks.Interactive;

/// <summary>Collects outputs, joining neighbouring texts of the same stream as notebook files do.</summary>
public sealed class OutputList : IOutputSink
{
    private readonly Lock gate = new();
    private readonly List<Output> outputs = [];
    private readonly StringBuilder text = new();
    private string? stream;

    /// <inheritdoc/>
    public void Write(Output output)
    {
        lock (gate)
        {
            if (output is Stream next)
            {
                if (next.Name != stream)
                {
                    CloseStream();
                }

                stream = next.Name;
                text.Append(next.Text);
                return;
            }
            CloseStream();
            outputs.Add(output);
        }
    }

    /// <summary>Forgets what has been written so far.</summary>
    public void Clear()
    {
        lock (gate)
        {
            outputs.Clear();
            text.Clear();
            stream = null;
        }
    }

    /// <summary>What has been written so far.</summary>
    /// <returns>A copy, in order.</returns>
    public IReadOnlyList<Output> ToList()
    {
        lock (gate)
        {
            CloseStream();
            return [.. outputs];
        }
    }

    private void CloseStream()
    {
        if (stream is null)
        {
            return;
        }
        // A copy taken in the middle of a stream has closed it: the rest joins what the copy ended with.
        if (outputs is [.., Stream last] && last.Name == stream)
        {
            outputs[^1] = last with { Text = last.Text + text };
        }
        else
        {
            outputs.Add(new Stream(stream, text.ToString()));
        }

        text.Clear();
        stream = null;
    }
}
