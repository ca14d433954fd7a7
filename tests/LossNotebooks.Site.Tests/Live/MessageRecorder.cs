using System.Text.Json.Nodes;

namespace LossNotebooks.Site.Tests.Live;

/// <summary>Makes the outputs of cells from what a kernel says, as a front end does.</summary>
internal sealed class MessageRecorder
{
    private readonly Dictionary<int, List<JsonObject>> outputs = [];
    private readonly Dictionary<string, JsonObject> displays = [];

    /// <summary>The outputs of a cell as nbformat has them.</summary>
    public JsonArray Outputs(int number) => [.. outputs[number].Select(output => output.DeepClone())];

    /// <summary>Takes what was said while a cell ran.</summary>
    public void Add(int number, JsonArray messages)
    {
        var shown = outputs[number] = [];
        foreach (var message in messages)
        {
            var (type, content) = ((string)message!["header"]!["msg_type"]!, message["content"]!.AsObject());
            switch (type)
            {
                case "clear_output":
                    shown.Clear();
                    break;
                case "update_display_data":
                    displays[(string)content["transient"]!["display_id"]!]["data"] = content["data"]!.DeepClone();
                    break;
                case "stream" when shown is [.., var last] && (string?)last["name"] == (string?)content["name"]:
                    last["text"] = (string?)last["text"] + (string?)content["text"];
                    break;
                case "stream" or "display_data" or "execute_result" or "error":
                    shown.Add(Output(type, content));
                    break;
            }
        }
    }

    private JsonObject Output(string type, JsonObject content)
    {
        var output = content.DeepClone().AsObject();
        output["output_type"] = type;
        output.Remove("transient");
        if ((string?)content["transient"]?["display_id"] is { } id)
        {
            displays[id] = output;
        }
        return output;
    }
}
