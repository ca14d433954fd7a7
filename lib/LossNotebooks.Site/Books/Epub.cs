using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LossNotebooks.Site.Assets;

namespace LossNotebooks.Site.Books;

/// <summary>
/// Writes a book as EPUB 3, which readers' own programs lay out: a zip of a document for each chapter, formulas as MathML, figures as SVG.
/// The same book gives the same bytes.
/// </summary>
public static partial class Epub
{
    // A zip knows no earlier time, and the time at which it was made says nothing.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="file">The file to write.</param>
    /// <exception cref="UserException">The file can't be written.</exception>
    public static void Write(Book book, string file)
    {
        var place = Path.GetFullPath(file);
        var draft = Temporary.Beside(place);
        try
        {
            Temporary.Sweep(place);
            using (var archive = new ZipArchive(File.Create(draft), ZipArchiveMode.Create))
            {
                WriteTo(archive, book);
            }
            File.Move(draft, place, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} can't be written: {cause.Message}", cause);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void WriteTo(ZipArchive archive, Book book)
    {
        // First, and as it is: so programs know an EPUB by its first bytes.
        Add(archive, "mimetype", Encoding.ASCII.GetBytes("application/epub+zip"), CompressionLevel.NoCompression);
        Add(archive, "META-INF/container.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
            <rootfiles><rootfile full-path="book/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
            </container>

            """);
        var pictures = BookPictures.Of(book).ToList();
        var documents = new EpubDocuments(book);
        var chapters = book.Sections.Select(documents.Chapter).ToList();
        Add(archive, "book/book.opf", EpubPackage.Xml(book, chapters, pictures.Select(picture => picture.Name)));
        Add(archive, $"book/{EpubPackage.Contents}", documents.Contents());
        Add(archive, $"book/{EpubPackage.Style}", File.ReadAllText(WebFolder.File("epub.css")).ReplaceLineEndings("\n"));
        foreach (var (chapter, xhtml) in chapters)
        {
            Add(archive, $"book/{chapter.Id}.xhtml", xhtml);
        }
        foreach (var (name, bytes) in pictures)
        {
            Add(archive, $"book/{name}", name.EndsWith(".svg", StringComparison.Ordinal) ? Valid(bytes) : bytes);
        }
    }

    /// <summary>A picture without rectangles that have no size: nothing is seen of them, and the rules of SVG 1.1 forbid them.</summary>
    private static byte[] Valid(byte[] svg) =>
        Encoding.UTF8.GetBytes(Sizeless().Replace(Encoding.UTF8.GetString(svg), ""));

    private static void Add(ZipArchive archive, string name, string text) => Add(archive, name, Encoding.UTF8.GetBytes(text));

    private static void Add(ZipArchive archive, string name, byte[] bytes, CompressionLevel level = CompressionLevel.SmallestSize)
    {
        var entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = Epoch;
        using var target = entry.Open();
        target.Write(bytes);
    }

    [GeneratedRegex(@"<rect(?![^>]*\swidth=)[^>]*(?:/>|></rect>)")]
    private static partial Regex Sizeless();
}
