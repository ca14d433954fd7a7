using AngleSharp;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Books;

/// <summary>Writes a book as one PDF. The same book gives the same bytes, where the same browser prints it.</summary>
public static class PdfBook
{
    // The first printing counts pages, the second has their numbers. Should a number need another line, one more has it right.
    private const int MostPrintings = 4;

    /// <summary>Prints the book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="browser">What prints it.</param>
    /// <param name="file">The file to write.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UserException">The browser fails, or the file can't be written.</exception>
    public static async Task WriteAsync(Book book, PaperBrowser browser, string file, CancellationToken cancellation)
    {
        var place = Path.GetFullPath(file);
        // Beside it, because a browser may be kept from looking into the system's folder for such things.
        var folder = Temporary.Beside(place);
        try
        {
            Temporary.Sweep(place);
            SiteAssets.CopyTo(Directory.CreateDirectory(Path.Combine(folder, SiteAssets.Folder)).FullName, isWatched: false);
            File.Copy(WebFolder.File("book.css"), Path.Combine(folder, SiteAssets.Folder, "book.css"));
            BookPictures.CopyTo(book, folder);
            var pdf = Path.Combine(folder, "book.pdf");
            await File.WriteAllBytesAsync(pdf, await PrintAsync(book, browser, folder, cancellation), cancellation);
            File.Move(pdf, place, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} can't be written: {cause.Message}", cause);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<byte[]> PrintAsync(Book book, PaperBrowser browser, string folder, CancellationToken cancellation)
    {
        var (html, pdf) = (Path.Combine(folder, "book.html"), Path.Combine(folder, "printed.pdf"));
        var document = PrintedBook.Document(book);
        IReadOnlyDictionary<string, int> known = new Dictionary<string, int>();
        for (var printing = 1; ; printing++)
        {
            PageNumbers.Fill(document, known);
            await File.WriteAllTextAsync(html, document.ToHtml(), cancellation);
            File.Delete(pdf);
            await browser.PrintAsync(html, pdf, Path.Combine(folder, "profile"), cancellation);
            var printed = await File.ReadAllBytesAsync(pdf, cancellation);
            var places = PdfFile.Places(printed);
            if (places.Count == known.Count && places.All(place => known[place.Key] == place.Value))
            {
                return PdfFile.Settled(printed);
            }
            known = printing < MostPrintings ? places
                : throw new UserException("The pages of the PDF can't be numbered: their numbers move the text from one page to another.");
        }
    }
}
