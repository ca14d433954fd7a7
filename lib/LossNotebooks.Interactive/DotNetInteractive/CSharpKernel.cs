using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>What runs cells of C#.</summary>
public sealed class CSharpKernel : Kernel
{
    private CSharpKernel() : base("csharp")
    {
    }

    internal static CSharpKernel Only { get; } = new();

    /// <summary>Finds a variable of the cells so far.</summary>
    /// <typeparam name="T">A type that its value has.</typeparam>
    /// <param name="name">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether there is such a variable with a value of that type.</returns>
#pragma warning disable CA1822 // The call is that of .NET Interactive, which has several kernels.
    public bool TryGetValue<T>(string name, [MaybeNullWhen(false)] out T value)
#pragma warning restore CA1822
    {
        var variable = Cell.Variable(name);
        value = variable is T found ? found : default;
        return variable is T;
    }
}
