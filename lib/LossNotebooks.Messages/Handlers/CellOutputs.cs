using System.Text.Json.Nodes;

namespace LossNotebooks.Messages.Handlers;

/// <summary>Publishes the outputs of one cell, also those that its background tasks write after it has ended.</summary>
/// <param name="outbox">Where to.</param>
/// <param name="request">The request to run the cell, to which everything that it writes belongs.</param>
/// <param name="displays">Tells this session's displays from those that an earlier one has left in the same page.</param>
/// <param name="live">Remembers what can be moved.</param>
/// <param name="count">The cell's number.</param>
/// <param name="silent">Whether nobody is to be told.</param>
internal sealed class CellOutputs(
    Outbox outbox, Request request, string displays, LiveDisplays live, int count, bool silent) : IOutputSink
{
    /// <summary>Why the cell failed; null when it did not, or not yet.</summary>
    public Error? Error { get; private set; }

    /// <summary>The result.</summary>
    public MimeBundle? Result { get; private set; }

    /// <inheritdoc/>
    public void Write(Output output)
    {
        Error ??= output as Error;
        Result ??= (output as ExecuteResult)?.Data;
        if (silent)
        {
            return;
        }
        switch (output)
        {
            case Stream(var name, var text):
                outbox.Post(request.Header, name, text);
                break;
            case DisplayData(var data, var id):
                Publish("display_data", Bundle(data, id));
                break;
            case UpdateDisplayData(var data, var id):
                Publish("update_display_data", Bundle(data, id));
                break;
            case ExecuteResult(var data):
                var content = Bundle(data, null);
                content["execution_count"] = count;
                Publish("execute_result", content);
                break;
            case ClearOutput(var wait):
                Publish("clear_output", new() { ["wait"] = wait });
                break;
            case Error(var name, var value, var traceback):
                var error = Answers.Failure(name, value, traceback);
                error.Remove("status");
                Publish("error", error);
                break;
        }
    }

    private void Publish(string type, JsonObject content) => outbox.Publish(request.Header, type, content);

    // What can be moved goes by a name, by which a front end opens a comm.
    private JsonObject Bundle(MimeBundle bundle, string? id)
    {
        var name = id is not null ? $"{displays}-{id}" : bundle.Live is not null ? live.NewName() : null;
        if (bundle.Live is { } method)
        {
            live.Add(request.CellId, name!, method);
        }
        return new()
        {
            ["data"] = bundle.ToJson(),
            ["metadata"] = new JsonObject(),
            ["transient"] = name is null ? new JsonObject() : new() { ["display_id"] = name },
        };
    }
}
