using LossNotebooks.Engine;
using LossNotebooks.Site.Rendering;

namespace LossNotebooks.Site.Files;

/// <summary>
/// The data that a notebook loads through a library: a member of it says in its documentation, as <c>data/cars.csv</c>, which file of the
/// repository holds what it returns.
/// </summary>
/// <param name="types">The types of the libraries.</param>
/// <param name="folder">A folder of the repository; null for none.</param>
internal sealed class DataFiles(IEnumerable<LibraryType> types, string? folder)
{
    private readonly Dictionary<string, LinkedFile> files = Find(types, folder is null ? null : CourseFolder.RootAbove(folder));

    /// <summary>The files that a page's cells load, by name.</summary>
    public IReadOnlyList<LinkedFile> Of(Page page) =>
        [.. page.Code.Names.Where(files.ContainsKey).Select(name => files[name]).Distinct()
            .OrderBy(file => file.Name, StringComparer.Ordinal)];

    private static Dictionary<string, LinkedFile> Find(IEnumerable<LibraryType> types, string? root) => root is null ? [] : (
        from member in types.SelectMany(type => type.Members)
        let name = member.Documentation.Descendants("c").Select(words => words.Value).FirstOrDefault(IsData)
        where name is not null && File.Exists(Path.Combine(root, name))
        group new LinkedFile(Path.Combine(root, name), name, IsBeside: false, HasPage: false) by Plain(member.Id))
        .ToDictionary(named => named.Key, named => named.First());

    // Without parameters: code names the member, whichever of its forms it calls.
    private static string Plain(string id) => id.Split('(')[0];

    private static bool IsData(string name) =>
        name.EndsWith(".csv", StringComparison.Ordinal) && !Path.IsPathRooted(name) && !name.Split('/').Contains("..");
}
