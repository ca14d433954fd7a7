namespace LossNotebooks.Notebooks.Tests;

public sealed class CellTests
{
    [Theory]
    [InlineData("""{"metadata":{"tags":["solution","exercise"]}}""", "solution", "exercise")]
    [InlineData("""{"metadata":{}}""")]
    [InlineData("{}")]
    public void Tags_are_those_of_the_metadata(string members, params string[] tags) => Assert.Equal(tags, Cell(members).Tags);

    [Fact]
    public void Outputs_are_those_of_the_file_and_cells_that_have_none_are_without_them()
    {
        var output = Assert.Single(Cell("""{"outputs":[{"output_type":"stream","text":"1"}]}""").Outputs);
        Assert.Equal("1", (string?)output!["text"]);
        Assert.Empty(Cell("{}").Outputs);
    }

    [Fact]
    public void Cells_are_counted_from_1() => Assert.Equal([1, 2, 3], NotebookFile.Parse(
        """{"nbformat":4,"cells":[{"cell_type":"raw"},{"cell_type":"code"},{"cell_type":"markdown"}]}""", "a.ipynb")
        .Cells.Select(cell => cell.Number));

    private static Cell Cell(string members) => Assert.Single(NotebookFile.Parse(
        $$"""{"nbformat":4,"cells":[{"cell_type":"code"{{(members == "{}" ? "" : ",")}}{{members[1..]}}]}""", "a.ipynb").Cells);
}
