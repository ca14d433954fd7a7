namespace LossNotebooks.Cli;

/// <summary>This program again, as the process in which notebooks run; nobody types the verb.</summary>
internal static class Workers
{
    public const string Verb = "worker";

    public static WorkerProgram Program { get; } = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? new(Environment.ProcessPath!, [typeof(Workers).Assembly.Location, Verb])
        : new(Environment.ProcessPath!, [Verb]);
}
