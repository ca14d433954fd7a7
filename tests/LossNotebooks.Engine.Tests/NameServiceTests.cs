using LossNotebooks.Engine.Compilation;
using LossNotebooks.Engine.Language;

namespace LossNotebooks.Engine.Tests;

/// <summary>What a page says of code that is being written: by the compiler alone, which here is asked directly.</summary>
public sealed class NameServiceTests
{
    private readonly NameService service;

    public NameServiceTests()
    {
        var chain = new SubmissionChain(Path.GetTempPath(), new SubmissionLoader(), before: 0);
        chain.Declare("""
            /// <summary>How far off <paramref name="y"/> is; see <see cref="System.Math"/>.</summary>
            double Loss(double y) => y * y;
            var losses = new List<double>();
            """);
        service = new NameService(() => chain);
    }

    [Theory]
    [InlineData("losses.Ad|", "Add, AddRange")]
    [InlineData("losses?.Ad|", "Add, AddRange")]
    [InlineData("losses.Where(loss => loss.CompareT|", "CompareTo")]
    [InlineData("losses.Aver|", "Average")]
    [InlineData("Math.Log1|", "Log10")]
    [InlineData("var x = System.Text.StringB|", "StringBuilder")]
    [InlineData("System.Collections.Gene|.List<int> a;", "Generic")]
    [InlineData("Los|", "losses, Loss, LossNotebooks")]
    [InlineData("foreac|", "foreach")]
    [InlineData("1+1\n#!ma|", "#!markdown")]
    [InlineData("#!time\nMath.Log1|", "Log10")]
    [InlineData("losses.Insert(ind|", "index:, Index, IndexOutOfRangeException")]
    [InlineData("losses.Insert(0, it|", "item:")]
    [InlineData("losses.Insert(item: 1, ind|", "index:, Index, IndexOutOfRangeException")]
    [InlineData("losses.Insert(0, ind|", "Index, IndexOutOfRangeException")]
    [InlineData("new List<double>(cap|", "capacity:")]
    [InlineData("losses.Aggregate(seed|", "seed:")]
    [InlineData("var text = \"losses.Ad|\";", "")]
    [InlineData("// losses.Ad|", "")]
    [InlineData("unknown.Ad|", "")]
    [InlineData("|", null)]
    public void Names_that_hold_at_a_place_are_proposed(string code, string? expected)
    {
        var place = code.IndexOf('|', StringComparison.Ordinal);
        var completions = service.Complete(code.Remove(place, 1), place);
        if (expected is not null)
        {
            Assert.Equal(expected.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(),
                completions.Items.Select(item => item.Text).Order());
        }
        else
        {
            Assert.Contains(completions.Items, item => item == new Completion("losses", "Field"));
        }
    }

    [Theory]
    [InlineData("Lo|ss(3)", "double Loss(double y)\nHow far off y is; see Math.")]
    [InlineData("Loss|", "double Loss(double y)\nHow far off y is; see Math.")]
    [InlineData("int n| = 1;", "int n")]
    [InlineData("   |", null)]
    [InlineData("|", null)]
    [InlineData("nothing|", null)]
    public void A_name_is_explained(string code, string? expected)
    {
        var place = code.IndexOf('|', StringComparison.Ordinal);
        Assert.Equal(expected, (string?)service.Inspect(code.Remove(place, 1), place)?.ToJson()["text/plain"]);
    }
}
