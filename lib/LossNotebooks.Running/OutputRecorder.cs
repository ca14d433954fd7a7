using System.Text.Json.Nodes;

namespace LossNotebooks.Running;

/// <summary>Collects the outputs of a notebook's cells as nbformat keeps them. An update reaches its display in whichever cell that stands.</summary>
internal sealed class OutputRecorder
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, List<JsonObject>> displays = [];

    /// <summary>A sink for one cell.</summary>
    public CellOutputs Cell(int executionCount) => new(this, executionCount);

    /// <summary>The outputs of one cell.</summary>
    internal sealed class CellOutputs(OutputRecorder recorder, int executionCount) : IOutputSink
    {
        private readonly List<JsonObject> outputs = [];
        private bool clearsWithNext;

        /// <summary>The error, if the cell failed.</summary>
        public Error? Error { get; private set; }

        /// <summary>The outputs so far, in order.</summary>
        public JsonArray ToJson()
        {
            lock (recorder.gate) return [.. outputs.Select(output => output.DeepClone())];
        }

        public void Write(Output output)
        {
            lock (recorder.gate) Record(output);
        }

        private void Record(Output output)
        {
            if (output is ClearOutput clear)
            {
                if (clear.Wait) clearsWithNext = true;
                else outputs.Clear();
                return;
            }
            if (output is UpdateDisplayData update)
            {
                foreach (var display in recorder.displays.GetValueOrDefault(update.DisplayId, [])) display["data"] = Data(update.Data);
                return;
            }
            if (clearsWithNext) outputs.Clear();
            clearsWithNext = false;
            if (output is Stream more && outputs is [.., var last] && (string?)last["name"] == more.Name)
                last["text"] = (string)last["text"]! + more.Text;
            else outputs.Add(ToJson(output));
            if (output is DisplayData { DisplayId: { } id }) (recorder.displays.TryGetValue(id, out var same) ? same : recorder.displays[id] = []).Add(outputs[^1]);
            Error = output as Error ?? Error;
        }

        private JsonObject ToJson(Output output) => output switch
        {
            Stream stream => new() { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = stream.Text },
            DisplayData display => new() { ["output_type"] = "display_data", ["data"] = Data(display.Data), ["metadata"] = new JsonObject() },
            ExecuteResult result => new() { ["output_type"] = "execute_result", ["execution_count"] = executionCount, ["data"] = Data(result.Data), ["metadata"] = new JsonObject() },
            Error error => new() { ["output_type"] = "error", ["ename"] = error.Name, ["evalue"] = error.Value, ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]) },
            _ => throw new ArgumentOutOfRangeException(nameof(output), output, "nbformat has no such output."),
        };

        private static JsonObject Data(MimeBundle bundle) => new(bundle.Data.Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
    }
}
