using System.Collections.Concurrent;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>Handles the requests of one channel, one after the other, on a thread of its own.</summary>
/// <param name="name">The thread's name.</param>
/// <param name="handlers">Answers them.</param>
internal sealed class RequestLoop(string name, RequestHandlers handlers)
{
    private readonly BlockingCollection<Request> queue = [];

    /// <summary>Called when a request has been answered.</summary>
    public event Action<Request>? Handled;

    /// <summary>Puts a request at the end of the queue.</summary>
    public void Add(Request request) => queue.Add(request);

    /// <summary>Begins to handle requests.</summary>
    public void Start() => new Thread(Run) { Name = name, IsBackground = true }.Start();

    private void Run()
    {
        foreach (var request in queue.GetConsumingEnumerable())
        {
            handlers.HandleAsync(request).GetAwaiter().GetResult();
            Handled?.Invoke(request);
        }
    }
}
