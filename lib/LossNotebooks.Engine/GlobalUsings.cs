global using LossNotebooks.Interactive;
global using LossNotebooks.Notebooks;
global using Microsoft.DotNet.Interactive.Formatting;
global using Stream = LossNotebooks.Interactive.Stream;
