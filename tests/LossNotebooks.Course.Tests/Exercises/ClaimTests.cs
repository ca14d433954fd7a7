namespace LossNotebooks.Course.Tests.Exercises;

public class ClaimTests
{
    [Fact]
    public void A_claim_that_holds_says_the_number() => Assert.Equal("✓ 0.119", Claim.Equal(0.119, 0.11854, digits: 3));

    [Fact]
    public void Several_numbers_are_claimed_one_by_one()
    {
        Assert.Equal("✓ 1.0  ✓ 2.5", Claim.Equal([1, 2.5], [1.01, 2.49], digits: 1));
        Assert.Throws<InvalidOperationException>(() => Claim.Equal([1, 2], [1, 3], digits: 1));
        Assert.Throws<InvalidOperationException>(() => Claim.Equal([1, 2], [1]));
    }

    [Fact]
    public void A_negative_zero_is_a_zero() => Assert.Equal("✓ 0.00", Claim.Equal(0, -1e-9, digits: 2));

    [Fact]
    public void A_claim_that_fails_shows_both_numbers()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Claim.Equal(0.119, 0.2, digits: 3));
        Assert.Equal("The claim does not hold: 0.119 was expected, but it is 0.200 (0.2).", thrown.Message);
    }

    [Fact]
    public void Not_a_number_is_never_equal() => Assert.Throws<InvalidOperationException>(() => Claim.Equal(1, double.NaN));

    [Fact]
    public void A_false_condition_repeats_the_sentence()
    {
        Assert.Equal("✓ one is less than two", Claim.That(1 < 2, "one is less than two"));
        Assert.Contains("water is dry", Assert.Throws<InvalidOperationException>(() => Claim.That(false, "water is dry")).Message,
            StringComparison.Ordinal);
    }
}
