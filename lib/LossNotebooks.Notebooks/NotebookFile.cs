using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks;

/// <summary>Reads notebook files of nbformat 4, and makes their text.</summary>
public static class NotebookFile
{
    /// <summary>Reads a notebook; cells without an id (nbformat 4.0 to 4.4) get one.</summary>
    /// <exception cref="UserException">The file can't be read, or is not a notebook of nbformat 4.</exception>
    public static Notebook Read(string path)
    {
        if (Path.GetExtension(path).Equals(".dib", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserException($"{path} is a .dib file, and only .ipynb files run: save it as .ipynb, or `#!import` it from one.");
        }
        return Parse(NotebookText.Decode(Bytes(path), Path.GetFileName(path)), path);
    }

    /// <summary>Reads the text of a notebook file.</summary>
    /// <param name="text">JSON of nbformat 4.</param>
    /// <param name="path">Where the file lies, or would: messages name it, and cells run in its folder.</param>
    /// <exception cref="UserException">The text is not JSON, or not a notebook of nbformat 4.</exception>
    public static Notebook Parse(string text, string path)
    {
        var name = Path.GetFileName(path);
        NotebookSyntax.Check(text, name);
        if (JsonNode.Parse(text, documentOptions: new() { MaxDepth = NotebookSyntax.MaxDepth }) is not JsonObject json)
        {
            throw new UserException($"{name} is not a notebook: its JSON is not an object.");
        }
        if (json["nbformat"] is not JsonValue format || !format.TryGetValue(out int major))
        {
            throw new UserException($"{name} is not a notebook: it does not say which nbformat it has.");
        }
        if (major != 4)
        {
            throw new UserException($"{name} has nbformat {major}: convert it to nbformat 4 (`jupyter nbconvert --to notebook`).");
        }
        NotebookSchema.Check(json, name);
        if (json["cells"] is not JsonArray cells)
        {
            throw new UserException($"{name} is not a notebook: it has no list of cells.");
        }
        foreach (var (index, cell) in cells.Index())
        {
            NotebookSchema.CheckCell(cell, $"{name}, cell {index + 1}");
        }
        CellIds.Complete(cells, name);
        json["nbformat_minor"] = Math.Max(5, (int?)json["nbformat_minor"] ?? 0); // The first in which cells have ids.
        return new Notebook(path, json, text);
    }

    /// <summary>The notebook as it stands in a file: sorted keys, one-space indent, lists of lines, a line feed at the end.</summary>
    public static string ToText(Notebook notebook) => NotebookJson.Write(ToJson(notebook));

    /// <summary>A copy of the notebook's JSON as it stands in a file: texts are lists of lines.</summary>
    public static JsonObject ToJson(Notebook notebook)
    {
        var json = notebook.Json.DeepClone().AsObject();
        foreach (var cell in json["cells"]!.AsArray())
        {
            SplitLines(cell!.AsObject());
        }
        return json;
    }

    /// <summary>Reads a file as it is.</summary>
    /// <exception cref="UserException">The file can't be read.</exception>
    internal static byte[] Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserException($"{path}: there is no such notebook.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UserException($"{path} can't be read: {cause.Message}", cause);
        }
    }

    private static void SplitLines(JsonObject cell)
    {
        Split(cell, "source");
        foreach (var (_, attachment) in cell["attachments"] as JsonObject ?? [])
        {
            SplitBundle(attachment);
        }
        foreach (var output in cell["outputs"] as JsonArray ?? [])
        {
            if ((string?)output!["output_type"] == "stream")
            {
                Split(output.AsObject(), "text");
            }
            else
            {
                SplitBundle(output["data"]);
            }
        }
    }

    private static void SplitBundle(JsonNode? bundle)
    {
        foreach (var type in (bundle as JsonObject ?? []).Select(entry => entry.Key).ToList())
        {
            if (!MimeType.IsJson(type))
            {
                Split(bundle!.AsObject(), type);
            }
        }
    }

    private static void Split(JsonObject holder, string key)
    {
        if (holder[key] is { } text)
        {
            holder[key] = MultilineText.Split(MultilineText.Join(text));
        }
    }
}
