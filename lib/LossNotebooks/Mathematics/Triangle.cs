namespace LossNotebooks;

/// <summary>The lower triangle of a symmetric matrix, row by row: [0, 0], [1, 0], [1, 1], [2, 0], ….</summary>
public static class Triangle
{
    /// <summary>How many numbers there are of a matrix with so many rows.</summary>
    public static int Size(int rows) => rows * (rows + 1) / 2;

    /// <summary>Where [row, column] stands, column ≤ row.</summary>
    public static int Place(int row, int column) => row * (row + 1) / 2 + column;
}
