using LossNotebooks.Site.Tests.Rendering;

namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>The course's own pages.</summary>
public sealed class PageTests : PageTest
{
    public static TheoryData<string> All => Lesson.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Every_formula_is_set_and_every_file_comes_along(string name) => Assert.Empty(Page(Lesson.Read(name)).Remarks);
}
