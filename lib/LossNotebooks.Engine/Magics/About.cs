using System.Reflection;
using System.Runtime.InteropServices;
using LossNotebooks.Engine.Compilation;
using Microsoft.CodeAnalysis.CSharp;

namespace LossNotebooks.Engine.Magics;

/// <summary><c>#!about</c>.</summary>
internal static class About
{
    public static string Text =>
        $"""
        LossNotebooks {VersionOf(typeof(About))}
        C# {ScriptSyntax.Language.ToDisplayString()} compiled by Roslyn {VersionOf(typeof(CSharpCompilation))}
        {RuntimeInformation.FrameworkDescription}
        """;

    private static string VersionOf(Type type) =>
        type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
