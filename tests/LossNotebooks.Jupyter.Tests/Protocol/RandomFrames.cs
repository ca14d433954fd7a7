using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace LossNotebooks.Jupyter.Tests;

/// <summary>What could come in instead of a message.</summary>
internal static class RandomFrames
{
    private static readonly string[] Known =
    [
        "", "<IDS|MSG>", "{}", "[]", "{", "null", "1e999", "\"\\ud800\"", """{"msg_type": "\ud800"}""", """{"msg_type": {}}""",
        new string('[', 1000),
    ];

    private static readonly Gen<byte[]> Anything =
        Gen.OneOf(Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(), Gen.Elements(Known).Select(Encoding.UTF8.GetBytes));

    /// <summary>Frames of which each may be damaged or another, some may be missing, and others may follow; or all are random.</summary>
    public static Gen<List<byte[]>> Of(IReadOnlyList<byte[]> message) => Gen.Frequency(
        (1, Anything.ListOf().Select(frames => frames.ToList())),
        (4, from kept in Gen.Frequency((3, Gen.Constant(message.Count)), (1, Gen.Choose(0, message.Count)))
            from frames in Gen.CollectToList(message.Take(kept), Damaged)
            from rest in Anything.ListOf()
            select (List<byte[]>)[.. frames, .. rest]));

    private static Gen<byte[]> Damaged(byte[] frame) => Gen.Frequency(
        (12, Gen.Constant(frame)),
        (1, Anything),
        (1, Gen.Choose(0, frame.Length).Select(length => frame[..length])),
        (1, Gen.Choose(0, Math.Max(0, (frame.Length * 8) - 1)).Select(bit => Flipped(frame, bit))));

    private static byte[] Flipped(byte[] frame, int bit)
    {
        var copy = (byte[])frame.Clone();
        if (copy.Length > 0)
        {
            copy[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        return copy;
    }
}
