using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LossNotebooks.Running;

/// <summary>Collects the outputs of a notebook's cells as nbformat keeps them. An update reaches its display in whichever cell that
/// stands.</summary>
internal sealed class OutputRecorder
{
    private readonly ConcurrentDictionary<string, MimeBundle> displays = new();

    /// <summary>A sink for one cell.</summary>
    public RecordedOutputs Cell(int executionCount) => new(displays, executionCount);

    /// <summary>The outputs of one cell.</summary>
    internal sealed class RecordedOutputs(ConcurrentDictionary<string, MimeBundle> displays, int executionCount) : IOutputSink
    {
        private readonly OutputList outputs = new();
        private bool clearsWithNext;

        /// <summary>The error, if the cell failed.</summary>
        public Error? Error { get; private set; }

        /// <inheritdoc/>
        public void Write(Output output)
        {
            switch (output)
            {
                case ClearOutput { Wait: true }:
                    clearsWithNext = true;
                    return;
                case ClearOutput:
                    outputs.Clear();
                    return;
                case UpdateDisplayData update:
                    displays[update.DisplayId] = update.Data;
                    return;
                case DisplayData { DisplayId: { } id } display:
                    displays[id] = display.Data;
                    break;
                case Error error:
                    Error = error;
                    break;
            }
            if (clearsWithNext)
            {
                outputs.Clear();
            }
            clearsWithNext = false;
            outputs.Write(output);
        }

        /// <summary>The outputs so far, in order.</summary>
        public JsonArray ToJson() => [.. outputs.ToList().Select(ToJson)];

        private JsonObject ToJson(Output output) => output switch
        {
            Stream stream => new() { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = stream.Text },
            DisplayData display => new()
            {
                ["output_type"] = "display_data",
                ["data"] = (display.DisplayId is { } id ? displays[id] : display.Data).ToJson(),
                ["metadata"] = new JsonObject(),
            },
            ExecuteResult result => new()
            {
                ["output_type"] = "execute_result",
                ["execution_count"] = executionCount,
                ["data"] = result.Data.ToJson(),
                ["metadata"] = new JsonObject(),
            },
            Error error => new()
            {
                ["output_type"] = "error",
                ["ename"] = error.Name,
                ["evalue"] = error.Value,
                ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(output), output, "nbformat has no such output."),
        };
    }
}
