namespace LossNotebooks.Messages;

/// <summary>
/// Says on the error stream, which Jupyter shows in its log, what would otherwise pass in silence. Each sentence is said once, because
/// whoever does a thing wrong does it again and again; and there is an end to them, because what they quote comes from outside.
/// </summary>
internal sealed class Complaints(TextWriter log)
{
    private const int Most = 100;

    private readonly HashSet<string> said = [];

    /// <summary>Says a sentence that has not been said yet.</summary>
    public void Say(string sentence)
    {
        lock (said)
        {
            if (said.Count < Most && said.Add(sentence))
            {
                log.WriteLine(sentence);
            }
        }
    }
}
