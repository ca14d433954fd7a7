using System.Reflection;

namespace LossNotebooks.Engine.Compilation;

/// <summary>A variable that a cell has declared.</summary>
internal sealed record Variable(string Name, Type Type, object? Value)
{
    /// <summary>
    /// The variables in the states of submissions, in the order of their declaration; a name that was declared again has its last value.
    /// </summary>
    public static IEnumerable<Variable> Of(IEnumerable<object?> states) =>
        from state in states.OfType<object>()
        from member in state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where !member.Name.StartsWith('<')
        group new Variable(member.Name, member.FieldType, member.GetValue(state)) by member.Name into sameName
        select sameName.Last();
}
