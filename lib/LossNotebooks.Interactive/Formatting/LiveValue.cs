using System.Reflection;

namespace LossNotebooks.Interactive;

/// <summary>
/// Values that a reader can move. Their type has an attribute that is called <c>LiveAttribute</c>, wherever it comes from, and names a
/// method in <c>Method</c>: from the numbers that the reader has chosen to the value that is to be shown then. So libraries need not know
/// the engine.
/// </summary>
internal static class LiveValue
{
    /// <summary>The value's method; null where nothing can be moved.</summary>
    public static Func<double[], object?>? Of(object? value)
    {
        var mark = value?.GetType().GetCustomAttributes().FirstOrDefault(attribute => attribute.GetType().Name == "LiveAttribute");
        return mark?.GetType().GetProperty("Method")?.GetValue(mark) is string name
            && value!.GetType().GetMethod(name, [typeof(double[])]) is { ReturnType.IsClass: true } method
            ? method.CreateDelegate<Func<double[], object?>>(value)
            : null;
    }
}
