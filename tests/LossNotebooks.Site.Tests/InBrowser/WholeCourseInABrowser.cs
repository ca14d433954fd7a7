using System.IO.Compression;

namespace LossNotebooks.Site.Tests.InBrowser;

/// <summary>Every page of the course, which takes minutes to draw: a part of them is read each time.</summary>
public sealed class WholeCourseInABrowser(WholeCourse course) : IClassFixture<WholeCourse>
{
    [Theory(Explicit = true)]
    [InlineData(390)]
    [InlineData(1440)]
    public async Task Every_page_can_be_read(int width)
    {
        var pages = new Pages(course);
        await pages.Every_figure_is_drawn_nothing_sticks_out_and_the_console_and_the_network_are_quiet(width);
        await pages.Nothing_moves_when_a_figure_is_drawn(width);
        await pages.Every_figure_and_picture_has_a_text_alternative(width);
        await pages.Nothing_keeps_anybody_from_using_a_page(width);
    }

    [Theory(Explicit = true)]
    [InlineData(390, 844)]
    [InlineData(1440, 900)]
    public void Without_scripts_every_figure_is_a_picture_of_its_own_size(int width, int height) =>
        new Pages(course).Without_scripts_every_figure_is_a_picture_of_its_own_size(width, height);

    [Fact(Explicit = true)]
    public Task On_paper_there_are_as_many_figures_as_on_the_page_seen_before_or_not() =>
        new Pages(course).On_paper_there_are_as_many_figures_as_on_the_page_seen_before_or_not();

    [Fact(Explicit = true)]
    public Task Links_within_the_site_arrive() => new Pages(course).LinksAsync();

    [Fact(Explicit = true)]
    public async Task The_index_of_the_search_takes_100_kilobytes_at_most()
    {
        using var client = new HttpClient();
        var index = await client.GetByteArrayAsync(
            new Uri($"{course.Address}assets/search-index.js"), TestContext.Current.CancellationToken);
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(index);
        }
        Assert.InRange(zipped.Length, 1, 100_000);
    }

    private sealed class Pages(WholeCourse course) : PagesInABrowser(course)
    {
        public Task LinksAsync() => FollowLinksAsync();
    }
}
