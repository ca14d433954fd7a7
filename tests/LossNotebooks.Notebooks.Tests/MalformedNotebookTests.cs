using System.Text.Json.Nodes;

namespace LossNotebooks.Notebooks.Tests;

/// <summary>A notebook in which everything occurs, with each of its nodes replaced in turn by JSON of every kind, or left out.</summary>
public class MalformedNotebookTests
{
    private const string Rich = """
        {"nbformat":4,"nbformat_minor":5,
         "metadata":{"kernelspec":{"display_name":".NET (C#)","language":"C#","name":".net-csharp"},"language_info":{"name":"C#","version":"13.0"},
                     "polyglot_notebook":{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}},
         "cells":[
          {"cell_type":"markdown","id":"a","metadata":{"tags":["map"]},"source":["# Title\n","![p](attachment:p.png)"],"attachments":{"p.png":{"image/png":"AAAA"}}},
          {"cell_type":"raw","id":"b","metadata":{"format":"text/html"},"source":"<b>"},
          {"cell_type":"code","id":"c","execution_count":1,"source":["1\n","+ 1"],
           "metadata":{"tags":["solution","raises-exception"],"jupyter":{"source_hidden":true},"collapsed":false,
                       "dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"}},
           "outputs":[
            {"output_type":"stream","name":"stdout","text":["a\n","b"]},
            {"output_type":"display_data","metadata":{"isolated":true},"data":{"text/html":["<p>"],"text/plain":"p","application/vnd.plotly.v1+json":{"data":[{"y":[1.5,null]}]}}},
            {"output_type":"execute_result","execution_count":1,"metadata":{},"data":{"text/plain":["2"]}},
            {"output_type":"error","ename":"Error","evalue":"no","traceback":["at cell 1"]}]}]}
        """;

    private static readonly string[] Replacements = ["null", "true", "-1", "1.5", "\"x\"", "[]", "{}", "[1]", "[null]", "[[]]", "{\"a\":1}",
        "{\"text/plain\":{}}", ""];

    public static TheoryData<string> Paths => [.. Nodes(JsonNode.Parse(Rich)!).Select(node => node.GetPath())];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_node_of_the_wrong_kind_is_refused_in_one_sentence_or_the_notebook_works(string path)
    {
        foreach (var replacement in Replacements)
        {
            var text = Mutated(path, replacement);
            Notebook notebook;
            try
            {
                notebook = NotebookFile.Parse(text, "folder/a.ipynb");
            }
            catch (UserException refusal)
            {
                Assert.Matches(@"^a\.ipynb[^\n]*\.$|^a\.ipynb has nbformat ", refusal.Message);
                Assert.True(!path.Contains(".cells[", StringComparison.Ordinal) || refusal.Message.StartsWith("a.ipynb, cell ",
                    StringComparison.Ordinal), refusal.Message);
                continue;
            }
            Use(notebook);
        }
    }

    private static void Use(Notebook notebook)
    {
        var copy = notebook.Copy();
        Assert.NotEmpty(copy.Language);
        foreach (var cell in copy.Cells)
        {
            Assert.NotEmpty($"{cell.Id}{cell.Kind}{cell.Source}{cell.Language}{string.Concat(cell.Tags)}{cell.Outputs.Count}");
        }
        var text = NotebookFile.ToText(copy);
        Assert.Equal(text, NotebookFile.ToText(NotebookFile.Parse(text, "a.ipynb")));
    }

    private static string Mutated(string path, string replacement)
    {
        var root = JsonNode.Parse(Rich)!;
        var node = Nodes(root).Single(node => node.GetPath() == path);
        switch (node.Parent)
        {
            case null:
                return replacement;
            case JsonObject parent when replacement.Length == 0:
                parent.Remove(node.GetPropertyName());
                break;
            case JsonObject parent:
                parent[node.GetPropertyName()] = JsonNode.Parse(replacement);
                break;
            case JsonArray parent when replacement.Length == 0:
                parent.RemoveAt(node.GetElementIndex());
                break;
            case JsonArray parent:
                parent[node.GetElementIndex()] = JsonNode.Parse(replacement);
                break;
        }
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) =>
        (node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        }).OfType<JsonNode>().SelectMany(Nodes).Prepend(node);
}
