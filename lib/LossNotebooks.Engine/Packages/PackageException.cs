namespace LossNotebooks.Engine.Packages;

/// <summary>A package could not be had; the message is the sentence for the reader.</summary>
internal sealed class PackageException(string message) : Exception(message);
