namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What a package brings for notebooks, most often formatters for its types: a class in a DLL of the package's folder
/// <c>interactive-extensions/dotnet</c>.
/// </summary>
public interface IKernelExtension
{
    /// <summary>Called once, after the package has been loaded.</summary>
    /// <param name="kernel">The root of the kernels.</param>
    /// <returns>Ends when the extension is ready.</returns>
    Task OnLoadAsync(Kernel kernel);
}
