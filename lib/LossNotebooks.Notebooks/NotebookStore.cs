using System.Text;

namespace LossNotebooks.Notebooks;

/// <summary>Writes notebook files: whole or not at all, where a link leads, with the mode that they had.</summary>
public static class NotebookStore
{
    /// <summary>Writes a notebook as Jupyter would; one that did not change is not touched.</summary>
    /// <exception cref="UserException">The file can't be written, or is no longer the one that was read.</exception>
    public static void Write(Notebook notebook)
    {
        var text = NotebookFile.ToText(notebook);
        try
        {
            if (!File.Exists(notebook.Path))
            {
                throw new UserException($"{notebook.FileName} was moved or removed while it ran, and is not written anew.");
            }
            var target = new FileInfo(File.ResolveLinkTarget(notebook.Path, returnFinalTarget: true)?.FullName ?? notebook.Path);
            Temporary.Sweep(target.FullName);
            if (NotebookText.Decode(NotebookFile.Bytes(target.FullName), notebook.FileName) != notebook.Text)
            {
                throw new UserException($"{notebook.FileName} was changed while it ran, and stays as it is now: run it again.");
            }
            if (text == NotebookFile.ToText(NotebookFile.Parse(notebook.Text, notebook.Path)))
            {
                return;
            }
            if (target.IsReadOnly)
            {
                throw new UserException($"{notebook.FileName} can't be written: it is read-only.");
            }
            Replace(target, text);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{notebook.FileName} can't be written: {cause.Message}", cause);
        }
    }

    private static void Replace(FileInfo target, string text)
    {
        var temporary = Temporary.Beside(target.FullName);
        try
        {
            File.WriteAllText(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, target.UnixFileMode);
            }
            File.Move(temporary, target.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
