global using LossNotebooks.Interactive;
global using Microsoft.DotNet.Interactive.Formatting;
global using Stream = LossNotebooks.Interactive.Stream;
