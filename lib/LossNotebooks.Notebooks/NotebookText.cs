using System.Text;

namespace LossNotebooks.Notebooks;

/// <summary>The bytes of a notebook file as text: UTF-8, or UTF-16 where a byte order mark says so.</summary>
internal static class NotebookText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly Encoding LittleEndian = new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark.</summary>
    /// <exception cref="UserException">A byte belongs to no character; with a character put in its place the file would be
    /// spoilt.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        var encoding = bytes switch { [0xFF, 0xFE, ..] => LittleEndian, [0xFE, 0xFF, ..] => BigEndian, _ => Utf8 };
        var content = bytes.StartsWith(encoding.Preamble) ? bytes[encoding.Preamble.Length..] : bytes;
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException cause)
        {
            var line = content[..Math.Clamp(cause.Index, 0, content.Length)].Count((byte)'\n') + 1;
            throw new UserException(
                $"{name} is not UTF-8: line {line} has a byte that belongs to no character; save the file as UTF-8.",
                cause);
        }
    }
}
