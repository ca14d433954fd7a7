namespace Microsoft.DotNet.Interactive;

/// <summary>What was typed where nobody should see it: showing or printing it gives asterisks.</summary>
/// <param name="clearTextPassword">The text itself.</param>
public sealed class PasswordString(string clearTextPassword)
{
    /// <summary>The text itself.</summary>
    /// <returns>What was typed.</returns>
    public string GetClearTextPassword() => clearTextPassword;

    /// <summary>Always the same asterisks, whatever the length.</summary>
    /// <returns>Twelve asterisks.</returns>
    public override string ToString() => new('*', 12);
}
