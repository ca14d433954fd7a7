namespace LossNotebooks.Course.Tests.Exercises;

public class ExerciseTests
{
    [Fact]
    public void A_right_answer_is_told_what_it_shows()
    {
        var result = Exercise.Check(11.45241957, 11.452419564).Right("The loss is a sum.").Hint(_ => true, "never");
        Assert.True(result.Passed);
        Assert.Equal("✔ The loss is a sum.", result.ToString());
    }

    [Fact]
    public void A_wrong_answer_gets_the_first_hint_that_fits()
    {
        var result = Exercise.Check(-11.45, 11.452419564).Hint(v => v > 0, "positive")
            .Hint(v => v < 0, "A loss has the other sign.").Hint("general");
        Assert.False(result.Passed);
        Assert.Equal("✘ -11.45 is not it: too small. A loss has the other sign.", result.ToString());
    }

    [Theory]
    [InlineData(4.6, true)]
    [InlineData(4.603, true)]
    [InlineData(4.7, false)]
    [InlineData(99.5, false)]
    [InlineData(double.NaN, false)]
    public void A_mistake_is_known_by_the_answer_that_it_leads_to(double answer, bool known) => Assert.Equal(known,
        Exercise.Check(answer, 99.484, within: 0.01).Hint(4.6, "In nats.").ToString().EndsWith("In nats.", StringComparison.Ordinal));

    [Fact]
    public void Mistakes_can_be_made_in_arrays_texts_and_functions()
    {
        Assert.EndsWith("order", Exercise.Check([2, 1], [1, 2]).Hint([2, 1], "order").ToString(), StringComparison.Ordinal);
        Assert.EndsWith("tails", Exercise.Check("Normal", "laplace").Hint("normal", "tails").ToString(), StringComparison.Ordinal);
        Assert.EndsWith("sign", Exercise.Check(x => -x, x => x, [0, 1]).Hint(x => -x, "sign").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hint_that_nobody_would_see_is_refused_whatever_the_answer()
    {
        var right = Assert.Throws<ArgumentException>(() => Exercise.Check(double.NaN, 210.4, within: 0.05).Hint(206.5, "As probable."));
        Assert.Equal("The answer is judged right that should get this hint: As probable.", right.Message);
        Assert.Throws<ArgumentException>(() => Exercise.Check(x => x, x => x * x, [0, 1]).Hint(x => x, "x for x²"));
        var late = Assert.Throws<ArgumentException>(() => Exercise.Check(1, 1).Hint(v => v > 100, "Subtract.").Hint(103, "The loss."));
        Assert.Equal("An earlier hint is given to the answer that should get this one: The loss.", late.Message);
        Assert.Throws<ArgumentException>(() => Exercise.Check(1, 1).Hint(2, "half").Hint(2.001, "nearly half"));
        Assert.Throws<ArgumentException>(() => Exercise.Check(1, 1).Hint("general").Hint(2, "half"));
    }

    [Theory]
    [InlineData(-2.5, "sign")]
    [InlineData(5, "twice")]
    [InlineData(1.25, "half")]
    [InlineData(0.9162907318741551, "logarithm")]
    [InlineData(12.182493960703473, "logarithm")]
    [InlineData(double.PositiveInfinity, "infinite")]
    [InlineData(2.4, "too small")]
    [InlineData(2.6, "too large")]
    public void A_wrong_number_is_never_only_wrong(double answer, string clue)
    {
        var result = Exercise.Check(answer, 2.5);
        Assert.False(result.Passed);
        Assert.StartsWith("✘ ", result.ToString(), StringComparison.Ordinal);
        Assert.Contains(clue, result.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<CheckResult> Untouched => new()
    {
        Exercise.Check(double.NaN, 1).Hint("not for stubs"),
        Exercise.Check(() => double.NaN, 1),
        Exercise.Check(() => throw new NotImplementedException(), 1),
        Exercise.Check((string?)null, "normal"),
        Exercise.Check(" ", "normal"),
        Exercise.Check((bool?)null),
        Exercise.Check((double[]?)null, [1]),
        Exercise.Check([], [1]),
        Exercise.Check([double.NaN], [1]),
        Exercise.Check((ScalarDistribution?)null, new Normal(0, 1)),
        Exercise.Check((Func<double, double>?)null, Math.Exp, [0]),
        Exercise.Check(_ => double.NaN, Math.Exp, [0, 1]),
        Exercise.Check(_ => throw new NotImplementedException(), Math.Exp, [0]),
        Exercise.Check((_, _) => double.NaN, Math.Pow, [(0, 1)]),
    };

    [Theory]
    [MemberData(nameof(Untouched), DisableDiscoveryEnumeration = true)]
    public void An_untouched_stub_is_told_to_start(CheckResult result)
    {
        Assert.False(result.Passed);
        Assert.StartsWith("✘ No answer yet", result.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("not for stubs", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_throws_does_not_stop_the_notebook()
    {
        var result = Exercise.Check(() => int.Parse("x", null), 1).Hint(v => v > 0, "never").Hint("Take a number.");
        Assert.Contains("FormatException", result.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(" Take a number.", result.ToString(), StringComparison.Ordinal);
        Assert.False(Exercise.Check(_ => throw new InvalidOperationException("why"), Math.Exp, [0]).Hint(f => f!(0) > 0, "never").Passed);
    }

    [Fact]
    public void A_function_is_tried_at_every_input_and_the_first_bad_one_is_named()
    {
        var result = Exercise.Check(z => Math.Log(1 + Math.Exp(z)), z => z > 30 ? z : Math.Log(1 + Math.Exp(z)),
            [0, 1, 800])
            .Hint(f => f!(1) > 0, "It overflows.");
        Assert.Equal("✘ At (800) your function gives ∞: "
            + "it is infinite; look for an overflow, a division by 0 or the logarithm of 0. It overflows.", result.ToString());
        Assert.True(Exercise.Check((x, y) => x + y, (x, y) => y + x, [(1, 2), (-1, 1e300)]).Passed);
        Assert.True(Exercise.Check((x, y, z) => x + y + z, (x, y, z) => z + y + x, [(1, 2, 3)]).Passed);
    }

    [Fact]
    public void Tolerance_is_relative_and_infinite_answers_can_be_right()
    {
        Assert.False(Exercise.Check(1.0624e-5, 1.0630e-5).Passed);
        Assert.True(Exercise.Check(1.0624e-5, 1.0630e-5, within: 1e-3).Passed);
        Assert.True(Exercise.Check(double.NegativeInfinity, double.NegativeInfinity).Passed);
        Assert.True(Exercise.Check(1e-9, 0).Passed);
    }

    [Fact]
    public void Arrays_texts_and_truths_are_compared()
    {
        Assert.True(Exercise.Check([1, 2], [1, 2.0000000001]).Passed);
        Assert.Contains("Number [1], 3, is not it", Exercise.Check([1, 3], [1, 2]).ToString(), StringComparison.Ordinal);
        Assert.Contains("3 numbers", Exercise.Check([1, 2, 3], [1, 2]).ToString(), StringComparison.Ordinal);
        Assert.True(Exercise.Check(" Poisson", "poisson").Passed);
        Assert.Equal("✘ Not “normal”. Counts have no negative values.",
            Exercise.Check("normal", "Poisson").Hint(a => a == "normal", "Counts have no negative values.").ToString());
        Assert.True(Exercise.Check(1 > 0).Passed);
        Assert.False(Exercise.Check(1 > 2).Passed);
    }

    [Fact]
    public void Distributions_are_compared_by_what_they_say()
    {
        Assert.True(Exercise.Check(new Normal(1, 2), new Normal(1, 2)).Passed);
        Assert.Contains("right mean", Exercise.Check(new Normal(1, 4), new Normal(1, 2)).ToString(), StringComparison.Ordinal);
        Assert.Contains("right spread", Exercise.Check(new Normal(2, 2), new Normal(1, 2)).ToString(), StringComparison.Ordinal);
    }
}
