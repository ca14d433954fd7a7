using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>Reads and writes notebook files of nbformat 4.</summary>
public static class NotebookFile
{
    /// <summary>Reads a notebook; cells without an id (nbformat 4.0 to 4.4) get one.</summary>
    /// <exception cref="UserException">The file is missing, is not JSON, or is not a notebook of nbformat 4.</exception>
    public static Notebook Read(string path)
    {
        if (!File.Exists(path)) throw new UserException($"{path}: there is no such notebook.");
        return Parse(File.ReadAllText(path), path);
    }

    /// <summary>Writes a notebook as Jupyter would; a notebook that did not change is not touched, and a file is never half written.</summary>
    /// <exception cref="UserException">The file can't be written.</exception>
    public static void Write(Notebook notebook)
    {
        if (ToText(notebook) is var text && File.Exists(notebook.Path) && ToText(Read(notebook.Path)) == text) return;
        var temporary = $"{notebook.Path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, notebook.Path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{notebook.FileName} can't be written: {cause.Message}", cause);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The notebook as it stands in a file: sorted keys, one-space indent, lists of lines, a line feed at the end.</summary>
    public static string ToText(Notebook notebook)
    {
        var json = notebook.Json.DeepClone().AsObject();
        foreach (var cell in json["cells"]!.AsArray()) SplitLines(cell!.AsObject());
        return NotebookJson.Write(json);
    }

    /// <summary>Reads the text of a notebook file.</summary>
    /// <param name="text">JSON of nbformat 4.</param>
    /// <param name="path">Where the file lies, or would: messages name it, and cells run in its folder.</param>
    /// <exception cref="UserException">The text is not JSON, or not a notebook of nbformat 4.</exception>
    public static Notebook Parse(string text, string path)
    {
        var name = Path.GetFileName(path);
        JsonObject? json;
        try
        {
            json = JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException cause)
        {
            throw new UserException($"{name} is not JSON: line {cause.LineNumber + 1} can't be read.", cause);
        }
        if (json is null) throw new UserException($"{name} is not a notebook: its JSON is not an object.");
        if (json["nbformat"] is not JsonValue format || !format.TryGetValue(out int major))
            throw new UserException($"{name} is not a notebook: it does not say which nbformat it has.");
        if (major != 4) throw new UserException($"{name} has nbformat {major}: convert it to nbformat 4 (`jupyter nbconvert --to notebook`).");
        if (json["cells"] is not JsonArray { Count: > 0 } cells) throw new UserException($"{name} has no cells.");
        for (var i = 0; i < cells.Count; i++)
            if (cells[i]?.GetValueKind() != JsonValueKind.Object || cells[i]!["cell_type"]?.GetValueKind() != JsonValueKind.String)
                throw new UserException($"{name}, cell {i + 1} is not a cell: it has no cell_type.");
        try
        {
            if (json["nbformat_minor"] is not JsonValue minor || (int)minor < 5) json["nbformat_minor"] = 5;
            GiveIds(cells);
            return new Notebook(path, json);
        }
        catch (InvalidOperationException cause)
        {
            throw new UserException($"{name} is not a notebook as nbformat 4 has it: {cause.Message}", cause);
        }
    }

    private static void GiveIds(JsonArray cells)
    {
        var taken = cells.Select(cell => (string?)cell!["id"]).ToHashSet();
        foreach (var (index, cell) in cells.Index())
            if (cell!["id"] is null)
                cell["id"] = Enumerable.Range(index + 1, int.MaxValue - cells.Count).Select(n => $"cell-{n}").First(taken.Add);
    }

    private static void SplitLines(JsonObject cell)
    {
        Split(cell, "source");
        foreach (var (_, attachment) in cell["attachments"] as JsonObject ?? []) SplitBundle(attachment);
        foreach (var output in cell["outputs"] as JsonArray ?? [])
            if ((string?)output!["output_type"] == "stream") Split(output.AsObject(), "text");
            else SplitBundle(output["data"]);
    }

    private static void SplitBundle(JsonNode? bundle)
    {
        foreach (var type in (bundle as JsonObject ?? []).Select(entry => entry.Key).ToList())
            if (!MimeType.IsJson(type)) Split(bundle!.AsObject(), type);
    }

    private static void Split(JsonObject holder, string key)
    {
        if (holder[key] is { } text) holder[key] = MultilineText.Split(MultilineText.Join(text));
    }
}
