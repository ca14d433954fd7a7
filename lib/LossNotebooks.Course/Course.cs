using System.Globalization;
using System.Reflection;

namespace LossNotebooks.Course;

/// <summary>The one call of a notebook's first cell.</summary>
public static class Course
{
    /// <summary>
    /// Makes the notebook ready: what the library makes is shown as figures, tables and sentences, and numbers have decimal points whatever
    /// the machine's language. Returns one line that says what was loaded.
    /// </summary>
    public static string Start()
    {
        // For the threads that run later cells, and for this one.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(2);
        return $"LossNotebooks {version} is ready. Log-probabilities and losses are in nats, angles in radians.";
    }
}
