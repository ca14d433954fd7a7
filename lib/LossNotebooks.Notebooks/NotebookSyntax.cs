using System.Text;
using System.Text.Json;

namespace LossNotebooks.Notebooks;

/// <summary>
/// Reads the text of a notebook once from end to end, before anything is made of it, and refuses what could not be kept as it is: half
/// characters, two members of one name, a depth at which whoever walks through it would run out of stack.
/// </summary>
internal static class NotebookSyntax
{
    /// <summary>How deep lists and objects may stand in each other.</summary>
    public const int MaxDepth = 500;

    /// <summary>Reads the text.</summary>
    /// <exception cref="UserException">The text is not JSON, or JSON that no notebook can hold.</exception>
    public static void Check(string text, string name)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), new() { MaxDepth = int.MaxValue });
        var members = new Stack<HashSet<string>>();
        var (inCells, cell) = (false, 0);
        string Place() => inCells && cell > 0 ? $"{name}, cell {cell}" : name;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        cell += inCells && reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: 2 } ? 1 : 0;
                        members.Push([]);
                        if (members.Count > MaxDepth)
                        {
                            throw new UserException($"{Place()} is nested more than {MaxDepth} deep: no notebook needs that.");
                        }
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        members.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        var member = reader.GetString()!;
                        inCells = reader.CurrentDepth == 1 ? member == "cells" : inCells;
                        if (!members.Peek().Add(member))
                        {
                            throw new UserException($"{Place()} has “{member}” twice in one object: remove one of them.");
                        }
                        break;
                    case JsonTokenType.String when reader.ValueIsEscaped:
                        _ = reader.GetString();
                        break;
                }
            }
        }
        catch (JsonException cause)
        {
            throw new UserException($"{name} is not JSON: line {cause.LineNumber + 1} can't be read.", cause);
        }
        catch (InvalidOperationException cause)
        {
            throw new UserException($"{Place()} holds half a character (a lone surrogate such as \\ud800): remove it.", cause);
        }
    }
}
