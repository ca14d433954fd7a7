using Microsoft.Data.Analysis;

namespace LossNotebooks.Tests.Fits;

public class CensoredTests
{
    private static readonly CensoredLikelihood<Weibull> Lifetimes = new(new WeibullLikelihood());

    [Fact]
    public void Rates_are_events_by_the_time_watched()
    {
        Interval[] y = [Interval.At(2), Interval.AtLeast(5), Interval.At(1), Interval.AtLeast(0.5)];
        var fit = Recipe.Choose(new CensoredLikelihood<Exponential>(new ExponentialLikelihood()))
            .Predict(new LinearModel(0, 1)).Train([], y);
        Assert.Equal(2 / 8.5, fit.Infer().Uncensored.Rate, 1e-12);
    }

    [Fact]
    public void A_missing_bound_is_none_and_equal_bounds_are_a_known_number()
    {
        var frame = new DataFrame(
            new DoubleDataFrameColumn("x", [0, 1, 2, null, 1]),
            new DoubleDataFrameColumn("from", [null, 1, 2, 3, 2]), new DoubleDataFrameColumn("to", [3, 1, null, 4, 2]));
        var recipe = Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood(), Censoring.Interval)).Predict("mu");
        var fit = recipe.Train(frame, "from", "to");
        Interval[] expected = [Interval.AtMost(3), Interval.At(1), Interval.AtLeast(2), new(3, 4), Interval.At(2)];
        Assert.Equal(expected.Sum(y => fit.Infer().LogProbability(y)), fit.LogLikelihood, 1e-12);
        Assert.Equal(1, recipe.Predict("sigma").WithOffset("mu", "x").Train(frame, "from", "to").DroppedRows);
    }

    [Fact]
    public void The_event_says_on_which_side_the_output_lies()
    {
        var frame = new DataFrame(
            new DoubleDataFrameColumn("y", [1.0, 2, 3, 4]), new BooleanDataFrameColumn("seen", [true, false, true, true]));
        AssertLoss(Censoring.Right, Interval.AtLeast(2));
        AssertLoss(Censoring.Left, Interval.AtMost(2));

        void AssertLoss(Censoring censoring, Interval second)
        {
            var fit = Recipe.Choose(new CensoredLikelihood<Normal>(new NormalLikelihood(), censoring))
                .Predict("mu").Train(frame, "y", "seen");
            Interval[] expected = [Interval.At(1), second, Interval.At(3), Interval.At(4)];
            Assert.Equal(expected.Sum(y => fit.Infer().LogProbability(y)), fit.LogLikelihood, 1e-12);
        }
    }

    [Fact]
    public void What_cannot_be_read_is_refused_with_a_sentence()
    {
        var frame = new DataFrame(
            new DoubleDataFrameColumn("time", [1.0, 2, -3]), new DoubleDataFrameColumn("event", [1.0, 0, 1]),
            new DoubleDataFrameColumn("status", [1.0, 2, 1]), new StringDataFrameColumn("state", ["dead", "alive", "dead"]));
        AssertRefused("need two columns, numbers and events, but 1 were given", "time");
        AssertRefused("Column 'status' holds 2, but an event is 1 where the output is known and 0", "time", "status");
        AssertRefused("Column 'state' holds text where numbers are needed", "time", "state");
        AssertRefused("Row 3 of column 'time', 'event': y must be a finite number greater than 0", "time", "event");

        void AssertRefused(string sentence, params string[] output) => Assert.Contains(
            sentence,
            Assert.ThrowsAny<ArgumentException>(() => Recipe.Choose(Lifetimes).Predict("scale").Train(frame, output)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_truncated_by_what_knows_that_ends_belong_to_an_interval() => Assert.StartsWith(
        "The outputs of PoissonLikelihood are counts: see TruncatedCountsLikelihood.",
        Assert.Throws<ArgumentException>(() => new TruncatedLikelihood<Poisson>(new PoissonLikelihood(), Interval.AtLeast(1))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_likelihood_that_does_not_know_its_tails_can_be_neither_censored_nor_truncated()
    {
        AssertSentence(() => new CensoredLikelihood<VonMises>(new VonMisesLikelihood()));
        AssertSentence(() => new TruncatedLikelihood<VonMises>(new VonMisesLikelihood(), Interval.AtLeast(1)));

        static void AssertSentence(Func<object> create) => Assert.StartsWith(
            "VonMisesLikelihood has no closed form for the loss of a bound (ITailLikelihood); most likelihoods of numbers and of counts "
                + "have.",
            Assert.Throws<ArgumentException>(create).Message, StringComparison.Ordinal);
    }

    // The one is the limit of the other: as an interval shrinks around y, its probability is the density times its length.
    [Theory]
    [InlineData(1e-3)]
    [InlineData(1e-6)]
    [InlineData(1e-9)]
    [InlineData(1e-12)]
    public void A_short_interval_is_as_good_as_the_number_in_it(double length)
    {
        foreach (var y in (double[])[0.01, 0.7, 2.5, 4])
        {
            Interval around = new(y - length / 2, y + length / 2);
            double[] z = [0.3, 0.5];
            Assert.Equal(Lifetimes.Loss(z, Interval.At(y)), Lifetimes.Loss(z, around) + Math.Log(around.Width), 1e-9 + 10 * length);
            AssertClose(Lifetimes.Gradient(z, Interval.At(y)), Lifetimes.Gradient(z, around), length);
            AssertClose(Lifetimes.Curvature(z, Interval.At(y)), Lifetimes.Curvature(z, around), length);
        }

        static void AssertClose(double[] expected, double[] actual, double length) => Assert.All(
            expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, (1e-6 + 10 * length) * Math.Max(1, Math.Abs(pair.First))));
    }
}
