namespace LossNotebooks.Interactive;

/// <summary>What a running cell can ask of the session that runs it.</summary>
internal interface ISubmissions
{
    /// <summary>Runs code as if it stood in the cell.</summary>
    /// <returns>Why it failed; null when it succeeded.</returns>
    Task<Error?> SubmitAsync(RunningCell cell, string code, string? language);

    /// <summary>The value of a variable that the cells so far have declared; null when there is none of that name.</summary>
    object? Variable(string name);
}
