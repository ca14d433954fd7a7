using Microsoft.Data.Analysis;

namespace LossNotebooks.Course;

/// <summary>
/// Small, real data sets, each the natural home of one output distribution. Every call returns a fresh frame: columns of numbers are
/// <c>double</c>, all others <c>string</c>, missing values are null. Sources and licences: data/README.md.
/// </summary>
public static class Datasets
{
    /// <summary>Hours of flight between failures of the air conditioning of one aeroplane, 12 of them. A positive output: exponential,
    /// gamma.</summary>
    /// <remarks><c>data/aircondit.csv</c>:
    /// <c>hours</c>. Proschan (1963), Theoretical explanation of observed decreasing failure rate.</remarks>
    public static DataFrame AirConditioning() => Embedded("aircondit");

    /// <summary>The first 19 paragraphs of Alice's Adventures in Wonderland in lower case, without punctuation: 26 letters and the space. A
    /// text as output, one character after the other: categorical.</summary>
    /// <remarks><c>data/alice.csv</c>:
    /// <c>paragraph</c> (1 to 19), <c>text</c>. Carroll (1865), Alice's Adventures in Wonderland, chapter 1.</remarks>
    public static DataFrame Alice() => Embedded("alice");

    /// <summary>A field trial: ten varieties of barley grown at six sites in two years, 120 plots. Each site and year ranks the ten
    /// varieties: twelve rankings for Plackett–Luce.</summary>
    /// <remarks><c>data/barley.csv</c>:
    /// <c>yield</c> (bushels an acre), <c>variety</c>, <c>year</c> (text: 1931 or 1932), <c>site</c>. Immer, Hayes and Powers
    /// (1934), Statistical determination of barley varietal adaptation.</remarks>
    public static DataFrame Barley() => Embedded("barley", "year");

    /// <summary>How many articles 915 students of biochemistry published in the last three years of their PhD; 275 of them none. Counts
    /// with many zeros: negative binomial, or a distribution of your own.</summary>
    /// <remarks><c>data/biochemists.csv</c>:
    /// <c>articles</c>, <c>gender</c> (Men, Women), <c>marital</c> (Married, Single), <c>children</c> (aged five or younger),
    /// <c>prestige</c> (of the department), <c>mentor_articles</c> (by the mentor, in three years). Long (1990), The origins of sex
    /// differences in science.</remarks>
    public static DataFrame Biochemists() => Embedded("biochemists");

    /// <summary>How far 50 cars of the 1920s rolled before they stood. A real output with one input: normal, least squares.</summary>
    /// <remarks><c>data/cars.csv</c>:
    /// <c>speed</c> (miles an hour), <c>dist</c> (feet). Ezekiel (1930), Methods of Correlation Analysis.</remarks>
    public static DataFrame Cars() => Embedded("cars");

    /// <summary>What 235 Belgian working-class households earned and what they spent on food: the richer, the less alike. A spread that
    /// grows with x: normal with σ(x).</summary>
    /// <remarks><c>data/engel.csv</c>:
    /// <c>income</c>, <c>food</c> (Belgian francs a year). Engel (1857), Die Productions- und Consumtionsverhältnisse des
    /// Königreichs Sachsen.</remarks>
    public static DataFrame Engel() => Embedded("engel");

    /// <summary>272 eruptions of the geyser Old Faithful: how long each lasted and how long the wait for the next was. Two kinds of
    /// eruption: a mixture, or a vector of two outputs.</summary>
    /// <remarks><c>data/faithful.csv</c>:
    /// <c>eruptions</c>, <c>waiting</c> (minutes). Härdle (1991), Smoothing Techniques.</remarks>
    public static DataFrame Faithful() => Embedded("faithful");

    /// <summary>How many faults were found in 32 rolls of cloth, long ones and short ones. Counts with an exposure, which scatter more than
    /// a Poisson allows: negative binomial.</summary>
    /// <remarks><c>data/fabric.csv</c>:
    /// <c>length</c> (of the roll, 100 m), <c>faults</c>. Bissell (1972), A negative binomial model with varying element
    /// sizes.</remarks>
    public static DataFrame Fabric() => Embedded("fabric");

    /// <summary>How rancid twelve tasters found French fries that had been fried in one of three oils, over ten weeks: 696 marks between 0
    /// and 15, a fifth of them exactly 0, one missing. A share with zeros: a distribution of your own.</summary>
    /// <remarks><c>data/fries.csv</c>:
    /// <c>week</c> (1 to 10), <c>oil</c> (text: 1, 2, 3), <c>taster</c> (text: a number), <c>rancid</c> (0 not at all, up to 15).
    /// Wickham (2007), Reshaping data with the reshape package.</remarks>
    public static DataFrame Fries() => Embedded("fries", "oil", "taster");

    /// <summary>Deaths by the kick of a horse in 10 corps of the Prussian army over 20 years: in how many of the 200 corps-years there
    /// were 0, 1, … 4. Counts: Poisson, after <see cref="Frames.Expand"/> by <c>corps_years</c>.</summary>
    /// <remarks><c>data/horsekicks.csv</c>:
    /// <c>deaths</c>, <c>corps_years</c>. Bortkiewicz (1898), Das Gesetz der kleinen Zahlen.</remarks>
    public static DataFrame HorseKicks() => Embedded("horsekicks");

    /// <summary>How satisfied 1681 tenants in Copenhagen were with their housing, as a table of 72 frequencies. Ordered classes:
    /// ordinal.</summary>
    /// <remarks><c>data/housing.csv</c>:
    /// <c>satisfaction</c>, <c>influence</c> on the management (Low, Medium, High), <c>type</c> of building (Tower, Apartment,
    /// Atrium, Terrace), <c>contact</c> with other residents (Low, High), <c>residents</c>. Madsen (1976), Statistical analysis of multiple
    /// contingency tables.</remarks>
    public static DataFrame Housing() => Embedded("housing");

    /// <summary>How long 228 patients with advanced lung cancer lived after they had joined a study; 63 were alive when last heard of.
    /// Times not seen to the end: censored Weibull.</summary>
    /// <remarks><c>data/lung.csv</c>:
    /// <c>days</c>, <c>died</c> (1 if then, 0 if still alive), <c>age</c> (years), <c>sex</c> (female, male). Loprinzi and others
    /// (1994), Prospective evaluation of prognostic variables from patient-completed questionnaires.</remarks>
    public static DataFrame Lung() => Embedded("lung");

    /// <summary>How long 40 electric motors ran at four high temperatures until their insulation failed; 23 had not failed when the test
    /// ended. Times not seen to the end: censored Weibull, log-normal.</summary>
    /// <remarks><c>data/motors.csv</c>:
    /// <c>temperature</c> (°C), <c>hours</c>, <c>failed</c> (1 if then, 0 if still running). Nelson and Hahn (1972), Linear
    /// estimation of a regression relationship from censored data.</remarks>
    public static DataFrame Motors() => Embedded("motors");

    /// <summary>The 23 launches of the Space Shuttle before Challenger whose rubber seals were looked at afterwards: how warm the day was,
    /// and whether a seal was damaged. An output in {0, 1}: Bernoulli. Challenger was launched at 31 °F.</summary>
    /// <remarks><c>data/oring.csv</c>:
    /// <c>flight</c> (text), <c>temperature</c> (°F), <c>pressure</c> (of the leak test, psi), <c>damage</c> (no, yes),
    /// <c>damaged_rings</c> (of the 6 primary seals). Dalal, Fowlkes and Hoadley (1989), Risk analysis of the space shuttle.</remarks>
    public static DataFrame ORings() => Embedded("oring", "flight");

    /// <summary>Ozone in the air of New York on 153 days of the summer of 1973, and the weather of the day; 37 days have no ozone, seven no
    /// solar radiation. A positive output with a long tail: gamma, log-normal.</summary>
    /// <remarks><c>data/ozone.csv</c>:
    /// <c>ozone</c> (parts per billion), <c>solar</c> (radiation, langleys), <c>wind</c> (miles an hour), <c>temperature</c> (the
    /// day's highest, °F), <c>month</c> (5 to 9), <c>day</c>. Chambers, Cleveland, Kleiner and Tukey (1983), Graphical Methods for Data
    /// Analysis.</remarks>
    public static DataFrame Ozone() => Embedded("ozone");

    /// <summary>344 penguins of three species measured on the Palmer islands; some cells are missing. A class as output:
    /// categorical.</summary>
    /// <remarks><c>data/penguins.csv</c>:
    /// <c>species</c>, <c>island</c>, <c>bill_length_mm</c>, <c>bill_depth_mm</c>, <c>flipper_length_mm</c>, <c>body_mass_g</c>,
    /// <c>sex</c>, <c>year</c> (a number). Gorman, Williams and Fraser (2014), Ecological sexual dimorphism … within a community of
    /// Antarctic penguins.</remarks>
    public static DataFrame Penguins() => Embedded("penguins");

    /// <summary>What share of ten crude oils became petrol, by the temperature at which all of it had evaporated; 32 runs. A
    /// proportion: beta.</summary>
    /// <remarks><c>data/petrol.csv</c>:
    /// <c>batch</c> (A to J, the crude), <c>gravity</c> (°API), <c>vapour_pressure</c> (psi), <c>temperature_10</c> (°F, at which
    /// 10% of the crude has evaporated), <c>temperature</c> (°F, at which all petrol has), <c>yield</c> (a share between 0 and 1). Prater
    /// (1956), Estimate gasoline yields from crudes.</remarks>
    public static DataFrame Petrol() => Embedded("petrol");

    /// <summary>The running example of the first notebooks: 20 made-up pairs of numbers, with the network and the values of notebook 5.1 of
    /// "Understanding Deep Learning".</summary>
    /// <remarks><c>data/running_example.csv</c>:
    /// <c>x</c>, <c>y</c>. Prince (2023), Understanding Deep Learning, notebook 5.1.</remarks>
    public static DataFrame RunningExample() => Embedded("running_example");

    /// <summary>21 days of a plant that makes nitric acid from ammonia, some of them odd. Outliers: Laplace, Student-t.</summary>
    /// <remarks><c>data/stackloss.csv</c>:
    /// <c>air_flow</c> (of cooling air), <c>water_temp</c> (of the cooling water, °C), <c>acid_conc</c> (per 1000, minus 500),
    /// <c>stack_loss</c> (ten times the percentage of ammonia that escapes). Brownlee (1965), Statistical Theory and Methodology in
    /// Science and Engineering.</remarks>
    public static DataFrame StackLoss() => Embedded("stackloss");

    /// <summary>Which way 76 turtles walked: most one way, some straight away from it. An angle: von Mises.</summary>
    /// <remarks><c>data/turtles.csv</c>:
    /// <c>degrees</c> (clockwise from north), and the same as <c>radians</c>. Stephens (1969), listed in Fisher (1993),
    /// Statistical Analysis of Circular Data, B.3.</remarks>
    public static DataFrame Turtles()
    {
        var turtles = Embedded("turtles");
        turtles["radians"] = new DoubleDataFrameColumn("radians", turtles.Numbers("degrees").Select(double.DegreesToRadians));
        return turtles;
    }

    /// <summary>How often the warp thread broke on 54 looms, by wool and tension. Counts with inputs: Poisson, negative binomial.</summary>
    /// <remarks><c>data/warpbreaks.csv</c>:
    /// <c>breaks</c> (per loom, for a fixed length of yarn), <c>wool</c> (A, B), <c>tension</c> (L, M, H). Tippett (1950),
    /// Technological Applications of Statistics.</remarks>
    public static DataFrame WarpBreaks() => Embedded("warpbreaks");

    private static DataFrame Embedded(string name, params string[] text)
    {
        using var stream = typeof(Datasets).Assembly.GetManifestResourceStream($"data/{name}.csv")
            ?? throw new InvalidOperationException($"The library was built without data/{name}.csv; build it again from a whole clone.");
        using var reader = new StreamReader(stream);
        return Csv.Read(reader, $"{name}.csv", text);
    }
}
