
namespace LossNotebooks.Notebooks.Tests;

public sealed class TurnTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Who_comes_second_waits_for_the_first()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "lock");
        var first = await Turn.TakeAsync(path, TestContext.Current.CancellationToken);
        var second = Turn.TakeAsync(path, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await (await second.WaitAsync(Patience, TestContext.Current.CancellationToken)).DisposeAsync();
    }

    [Fact]
    public async Task Who_waits_can_give_up()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "lock");
        await using var first = await Turn.TakeAsync(path, TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource();
        var second = Turn.TakeAsync(path, patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_thread_waits_and_gives_up_as_a_task_does()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "lock");
        var first = Turn.Take(path, TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource();
        var (second, third) = (Waiting(patience.Token), Waiting(TestContext.Current.CancellationToken));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.False(third.IsCompleted);
        await first.DisposeAsync();
        await (await third.WaitAsync(Patience, TestContext.Current.CancellationToken)).DisposeAsync();

        Task<FileStream> Waiting(CancellationToken token) => Task.Factory.StartNew(() => Turn.Take(path, token), token,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_is_not_waited_for()
    {
        using var folder = new TemporaryFolder();
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() =>
            Turn.TakeAsync(Path.Combine(folder.Path, "nowhere", "lock"), TestContext.Current.CancellationToken).WaitAsync(Patience,
                TestContext.Current.CancellationToken));
    }
}
