namespace LossNotebooks;

/// <summary>What all blocks share.</summary>
internal static class ExampleBlock
{
    /// <summary>Sums over examples are made of those over so many consecutive ones.</summary>
    public const int ChunkSize = 2048;

    private const int ChunksAtOnce = 16;

    /// <summary>How many chunks so many examples are.</summary>
    public static int Chunks(int examples) => examples / ChunkSize + (examples % ChunkSize > 0 ? 1 : 0);

    /// <summary>Rooms for what <see cref="InOrder"/> makes of so many examples.</summary>
    public static TRoom[] Rooms<TRoom>(int examples, Func<TRoom> room) =>
        [.. Enumerable.Range(0, Math.Min(ChunksAtOnce, Chunks(examples))).Select(_ => room())];

    /// <summary>Makes something of each chunk of a block, several of them on all processors at once, and joins all of it in
    /// order.</summary>
    /// <param name="rooms">Where that of the chunks that are made at once goes.</param>
    /// <param name="examples">How many examples the block has.</param>
    /// <param name="columns">How many numbers of each example are read.</param>
    /// <param name="make">Makes it in its room, of the examples from some on, so many of them.</param>
    /// <param name="join">Takes one in.</param>
    public static void InOrder<TRoom>(TRoom[] rooms, int examples, int columns, Action<TRoom, int, int> make, Action<TRoom> join)
    {
        for (var first = 0; first < examples; first += rooms.Length * ChunkSize)
        {
            var start = first;
            var count = Math.Min(rooms.Length, Chunks(examples - start));
            Cores.For(count, ChunkSize * columns, chunk =>
            {
                var at = start + chunk * ChunkSize;
                make(rooms[chunk], at, Math.Min(ChunkSize, examples - at));
            });
            foreach (var room in rooms.AsSpan(0, count))
            {
                join(room);
            }
        }
    }
}
