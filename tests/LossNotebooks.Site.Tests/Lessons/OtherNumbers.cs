namespace LossNotebooks.Site.Tests.Lessons;

/// <summary>The numbers of the prose that no cell shows, each with the reason why none has to.</summary>
internal static class OtherNumbers
{
    /// <summary>Worked out in the prose, or in the reader's head; the test does the sum.</summary>
    public static readonly (string Lesson, string Number, double Value)[] OnPaper =
    [
        ("00", "11,400", 50 * 15.0689 * 15.0689),   // I σ̂²
        ("00", "228", 11_400 / 50.0),
        ("01", "4.6", 20 - 15.4),
        ("03", "1.7", -Math.Log10(0.02)),
        ("03", "22,000", Math.Exp(10)),
        ("03", "2.6", 16 * 16 / (2 * 7.0 * 7)),     // the parabola, 16 mm from its top
        ("03", "3.9", -Math.Log(0.02)),
        ("03", "2.7", Math.E),
        ("03", "9200", 4000 * Math.Log(10)),
        ("04", "240", Math.Exp(5.5)),
        ("05", "2.5", (100 - 95) / 2.0),
        ("07", "234", 225 * (1 + 2 / 50.0)),
        ("07", "300,000", Math.Pow(15 / 0.02, 2) / 2),
        ("08", "3.84", 1.96 * 1.96),
        ("08", "2.5", 100 / 40.0),
        ("09", "33", 8 * 8 / 2.0 + Math.Log(Math.Sqrt(2 * Math.PI))),
        ("09", "100", (10 * 10 + 1000) / 11.0),
        ("11", "990", 1000 - 10),
        ("11", "56", 10 * 4.6 + 990 * 0.01),
        ("12", "2.05", Math.Exp(0.7167)),
        ("12", "6.9", Math.Log(1000)),
        ("13", "70", 1681 / 24.0),
        ("13", "560", 1681 / 3.0),
        ("14", "1.34", 122 / 91.0),
        ("14", "35", 4 + 5 + 3 + 9 + 8 + 6),
        ("14", "80", 100 - 2 * 10),
        ("15", "1.73", Math.Exp(50 * 0.010967)),
        ("16", "0.16", Math.Sqrt(0.5 * 0.5 / 10)),
        ("16", "80,640", 10 * 8064),
        ("17", "38", 76 / 2),
        ("17", "4.4", Math.Sqrt(76) / 2),
        ("17", "0.4", 2 * 0.2),
        ("17", "20", 10 - (350 - 360)),
        ("18", "69", 15 * Math.Log(100)),
        ("18", "2.55", (4 * 4 / 2.0 + 2.2) / 4),
        ("19", "114", 342 / 3),
        ("19", "0.87", Math.Sqrt(1 - 0.5 * 0.5)),
        ("19", "1.8", 0.9 * 2),
        ("19", "0.44", Math.Sqrt(1 - 0.9 * 0.9)),
        ("20", "15.1", Math.Log(3_628_800)),
        ("20", "1024", Math.Pow(2, 10)),
        ("21", "600", 3 * 200),
        ("23", "55", Math.Exp(4)),
        ("23", "22000", Math.Exp(10)),
        ("24", "3.3", 100 * Math.Sqrt(0.5 * 0.5 / 235)),
        ("24", "91.5", 132 * Math.Log(2)),
        ("24", "99.99", 100 * (1 - Math.Exp(-153.7 / 16))),   // what a mistake costs on average
        ("25", "17", 272 / 16),
        ("25", "600", 69.43 + 568.16),
        ("26", "2214", (3 * 27 + 1) * 27),
        ("26", "400", 500 - 100),
        ("26", "3.1", Math.Log(32) - 0.4),
        ("26", "148", Math.Exp(5)),
        ("27", "21", 100 / (1 + Math.Exp(1.345433))),
        ("27", "50", 1000 * Math.Exp(-3)),
        ("27", "23", 0.025 * 915),
        ("27", "100", 150 - 50),
        ("27", "3.4", 3 / (1 - 0.12)),
        ("glossary", "1.44", 1 / Math.Log(2)),
    ];

    private static readonly (string Lesson, string Number, string Reason)[] Given =
    [
        ("00", "100", "an answer to choose from"),
        ("02", "2.2", "how to read 2.2E-2"),
        ("02", "10", "how to read 2.2E-2"),
        ("02", "100", "a metre has 100 centimetres"),
        ("03", "324", "the smallest double is about 10 to the power of −324"),
        ("03", "10,000", "an exercise supposes it"),
        ("04", "3.3", "a goal to reach by dragging; the best is 3.29"),
        ("05", "1.96", "the 97.5 % quantile of the standard normal"),
        ("07", "0.02", "an exercise supposes it"),
        ("07", "700", "an answer to choose from"),
        ("09", "1000", "an exercise supposes it"),
        ("10", "1000", "an income to ask about"),
        ("11", "1000", "an exercise supposes it"),
        ("13", "40", "a share to reckon with"),
        ("14", "100", "an exercise supposes it"),
        ("14", "98", "an answer to choose from"),
        ("14", "60", "an exercise supposes it"),
        ("14", "102", "an answer to choose from"),
        ("14", "140", "an exercise supposes it"),
        ("18", "77", "77½ is rounded to 78"),
        ("21", "190", "a flipper, for instance"),
        ("25", "95", "an exercise supposes it"),
        ("27", "150", "an exercise supposes it"),
    ];

    /// <summary>The numbers that have a reason in this notebook.</summary>
    public static IEnumerable<string> For(string name) =>
        from other in OnPaper.Select(sum => (sum.Lesson, sum.Number)).Concat(Given.Select(given => (given.Lesson, given.Number)))
        where name.StartsWith(other.Lesson, StringComparison.Ordinal)
        select other.Number;
}
