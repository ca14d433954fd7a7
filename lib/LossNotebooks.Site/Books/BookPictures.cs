namespace LossNotebooks.Site.Books;

/// <summary>The pictures of a book: those of its figures, and files that lie beside the notebooks.</summary>
internal static class BookPictures
{
    /// <summary>What the book shows that is no part of its text, by the names that the text has for it.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(Book book)
    {
        var shown = book.Sections.SelectMany(section => section.Body.QuerySelectorAll("img[src]"))
            .Select(picture => picture.GetAttribute("src")!).ToHashSet();
        var drawn = book.Pages.SelectMany(page => page.Figures).SelectMany(figure => figure.Files)
            .Select(file => (Url: Url(file.File), file.File, Bytes: (Func<byte[]>)(() => System.Text.Encoding.UTF8.GetBytes(file.Text))));
        var beside = book.Pages.SelectMany(page => page.Files).Where(file => !file.HasPage)
            .Select(file => (file.Url, file.File, Bytes: (Func<byte[]>)(() => File.ReadAllBytes(file.Path))));
        return drawn.Concat(beside).Where(file => shown.Contains(file.Url)).DistinctBy(file => file.File)
            .Select(file => (file.File, file.Bytes()));
    }

    /// <summary>Copies them to a folder.</summary>
    public static void CopyTo(Book book, string folder)
    {
        foreach (var (name, bytes) in Of(book))
        {
            var copy = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, bytes);
        }
    }

    private static string Url(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
}
