namespace LossNotebooks;

/// <summary>How far a descent has come.</summary>
/// <param name="Step">The steps taken so far.</param>
/// <param name="Loss">L there, in nats (its estimate from the batch where training runs on minibatches).</param>
public readonly record struct TrainingProgress(int Step, double Loss);
