namespace LossNotebooks.Course;

/// <summary>What a mark in a figure stands for. One colour, dash and marker per role, the same in every figure of the course.</summary>
public enum Role
{
    /// <summary>Training examples: what was observed.</summary>
    Data,

    /// <summary>What the model computes: its curve, its distribution, its interval.</summary>
    Model,

    /// <summary>The process that made synthetic data, known because we wrote it.</summary>
    Truth,

    /// <summary>The likelihood, Π Pr(y|θ).</summary>
    Likelihood,

    /// <summary>The log-likelihood, Σ log Pr(y|θ).</summary>
    LogLikelihood,

    /// <summary>The loss: the negative log-likelihood and whatever else is minimised.</summary>
    Loss,

    /// <summary>A second group, class or model where one is not enough.</summary>
    Second,

    /// <summary>A third one.</summary>
    Third,
}
