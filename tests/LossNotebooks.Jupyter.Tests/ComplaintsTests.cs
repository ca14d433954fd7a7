namespace LossNotebooks.Jupyter.Tests;

public sealed class ComplaintsTests
{
    [Fact]
    public void A_sentence_is_said_once_and_there_is_an_end_to_them()
    {
        using var log = new StringWriter();
        var complaints = new Complaints(log);
        for (var i = 0; i < 2000; i++)
        {
            complaints.Say($"{i / 2}");
        }
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"),
            log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
