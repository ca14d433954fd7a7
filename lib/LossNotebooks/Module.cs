using System.Runtime.CompilerServices;

// Locals are written before they are read. Cleared all the same, those of a likelihood on wide vectors take a tenth of its time and more:
// kilobytes for every sixteen examples. What is left on the stack is what was there, also where room for a span is taken.
[module: SkipLocalsInit]
