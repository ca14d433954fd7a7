namespace LossNotebooks.Course;

/// <summary>
/// Says that a value on show can be moved. An engine looks for an attribute of this name on the value's type and calls the method that it
/// names, with the numbers that the reader has chosen; what comes back is shown in the value's place.
/// </summary>
/// <param name="method">A method from <c>double[]</c> to the new value.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class LiveAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
