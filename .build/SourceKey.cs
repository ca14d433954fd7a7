using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// A hash of files by their paths below a folder and their contents, of a text without its line ends: those are a matter of the clone.
public class SourceKey : Task
{
    [Required] public ITaskItem[] Files { get; set; }
    [Required] public string Root { get; set; }
    [Required] public string Packages { get; set; }
    [Output] public string Key { get; set; }
    public override bool Execute()
    {
        string Name(string path) => path.Substring(Path.GetFullPath(Root).Length).Replace('\\', '/').TrimStart('/');
        string Line(string path) => Name(path) + " " + Hash(File.ReadAllBytes(path).Where(b => b != (byte)'\r').ToArray());
        var lines = Files.Select(f => Path.GetFullPath(f.ItemSpec)).Distinct().Select(Line).OrderBy(l => l, StringComparer.Ordinal);
        Key = Hash(Encoding.UTF8.GetBytes(string.Join("\n", lines.Append(Packages)))).Substring(0, 32); return true;
    }
    static string Hash(byte[] bytes) { using (var sha = SHA256.Create()) return BitConverter.ToString(sha.ComputeHash(bytes)).Replace("-", "").ToLowerInvariant(); }
}
