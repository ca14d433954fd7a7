global using Microsoft.DotNet.Interactive.Formatting;
