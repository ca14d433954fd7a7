using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LossNotebooks.Benchmarks;

if (args is ["fits", var folder, var runs])
{
    FitLoop.Run(folder, int.Parse(runs, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["likelihoods", var draws, var rounds])
{
    LikelihoodLoop.Run(draws, int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["functions"])
{
    SpecialFunctionLoop.Print();
    return;
}

if (args is ["families"])
{
    FamilyFits.Print(10_000, 100_000);
    return;
}

if (args is ["growing", var most])
{
    GrowingFits.Print(long.Parse(most, System.Globalization.CultureInfo.InvariantCulture));
    return;
}

if (args is ["weights", var site])
{
    PageWeights.Print(site);
    return;
}

// In this process: a process for each benchmark would first build the library again, into the folder that the notebooks load it from.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).AsMutator());
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
