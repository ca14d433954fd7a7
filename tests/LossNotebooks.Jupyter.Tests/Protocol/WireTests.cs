using System.Text;
using LossNotebooks.Jupyter.Protocol;

namespace LossNotebooks.Jupyter.Tests;

/// <summary>The signatures in these tests were computed by Python's <c>hmac</c>.</summary>
public sealed class WireTests : IDisposable
{
    private const string Key = "a0436f6c-1916-498b-8eb9-e81ab9368e84";
    private const string RequestHeader =
        """{"msg_id": "c1", "username": "reader", "session": "s", "date": "2026-04-01T12:00:00.000000Z","""
        + """ "msg_type": "execute_request", "version": "5.3"}""";

    private static readonly string[] SignedRequest =
    [
        "reader's socket", "<IDS|MSG>", "9bcd0540b86e4a6e4742805f1d2c4c06c238a69f1227416cefcaabddf0fe08b1",
        RequestHeader, "{}", "{}", """{"code": "1+1", "silent": false}""",
    ];

    private readonly StringWriter log = new();
    private readonly Complaints complaints;

    public WireTests() => complaints = new Complaints(log);

    [Fact]
    public void A_message_is_these_frames()
    {
        var message = new Message(
            Channel.Iopub, [Bytes("stream")], "stream", Bytes("""{"msg_id":"c1","msg_type":"execute_request"}"""),
            new() { ["name"] = "stdout", ["text"] = "θ < \"1\"\n" });
        Assert.Equal(
            [
                "stream", "<IDS|MSG>", "6eef0d1df8daab87c328324edd96b8057f2011595f27795f425becc1bfb6cd14",
                """{"msg_id":"8a4_1","session":"8a4","username":"kernel","date":"2026-04-01T12:00:00.000000Z","msg_type":"stream",""" +
            "\"version\":\"5.4\"}",
                """{"msg_id":"c1","msg_type":"execute_request"}""", "{}", """{"name":"stdout","text":"θ < \"1\"\n"}""",
            ],
            NewWire().Frames(message).Select(Encoding.UTF8.GetString));
    }

    [Fact]
    public void A_message_that_answers_nothing_has_an_empty_parent_and_without_a_key_an_empty_signature()
    {
        var frames = NewWire("").Frames(new Message(Channel.Iopub, [], "status", [], []));
        Assert.Equal(["<IDS|MSG>", "", "{}", "{}", "{}"], frames.Select(Encoding.UTF8.GetString).Where((_, index) => index != 2));
    }

    [Fact]
    public void Every_message_has_an_id_of_its_own()
    {
        var wire = NewWire();
        var message = new Message(Channel.Iopub, [], "status", [], []);
        Assert.NotEqual(wire.Frames(message)[2], wire.Frames(message)[2]);
    }

    [Fact]
    public void A_signed_request_is_read()
    {
        var request = NewWire().Parse(Channel.Shell, Frames(SignedRequest));
        Assert.NotNull(request);
        Assert.Equal((Channel.Shell, "execute_request", "1+1"), (request.Channel, request.Type, request.Text("code")));
        Assert.Equal("reader's socket", Encoding.UTF8.GetString(Assert.Single(request.Identities)));
        Assert.Equal(RequestHeader, Encoding.UTF8.GetString(request.Header));
    }

    [Fact]
    public void Buffers_after_the_content_are_passed_over() =>
        Assert.NotNull(NewWire().Parse(Channel.Shell, Frames([.. SignedRequest, "buffer", "buffer"])));

    [Fact]
    public void A_request_with_another_key_is_dropped() => Assert.Null(NewWire("another key").Parse(Channel.Shell, Frames(SignedRequest)));

    [Fact]
    public void A_request_without_signature_is_dropped()
    {
        var request = (string[])SignedRequest.Clone();
        request[2] = "";
        Assert.Null(NewWire().Parse(Channel.Shell, Frames(request)));
    }

    [Theory]
    [InlineData("[]", "{}")]
    [InlineData("{}", "{}")]
    [InlineData("""{"msg_type": null}""", "{}")]
    [InlineData("""{"msg_type": 7}""", "{}")]
    [InlineData("""{"msg_type": "\ud800"}""", "{}")]
    [InlineData("""{"msg_type": "execute_request"}""", "[]")]
    [InlineData("""{"msg_type": "execute_request"}""", "{")]
    [InlineData("""{"msg_type": "execute_request"}""", "")]
    public void A_request_that_is_no_message_is_dropped(string header, string content) =>
        Assert.Null(NewWire("").Parse(Channel.Shell, Frames("<IDS|MSG>", "", header, "{}", "{}", content)));

    [Fact]
    public void What_is_dropped_is_told_once_of_each_kind()
    {
        var forged = (string[])SignedRequest.Clone();
        forged[2] = "";
        foreach (var _ in (int[])[1, 2])
        {
            Assert.Null(NewWire().Parse(Channel.Shell, Frames(forged)));
            Assert.Null(NewWire().Parse(Channel.Shell, Frames("frame")));
            Assert.Null(NewWire("").Parse(Channel.Control, Frames("<IDS|MSG>", "", "{}", "{}", "{}", "{}")));
        }
        Assert.Equal(
            [
                "A message on the channel Shell was dropped: it was not signed with this kernel's key. "
                + "Its sender may have read the connection file of another kernel.",
                "A message on the channel Shell was dropped: it lacks some of the frames that a message of Jupyter has after <IDS|MSG>: "
                + "signature, header, parent, metadata, content.",
                "A message on the channel Control was dropped: its header must be a JSON object with a text msg_type, "
                + "and its content a JSON object.",
            ],
            log.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void No_frames_break_the_wire_and_none_that_were_changed_pass_for_signed()
    {
        var (signed, unsigned) = (NewWire(), NewWire(""));
        var (accepted, dropped) = (0, 0);
        Randomly.ForAll(RandomFrames.Of(Frames(SignedRequest)), frames =>
        {
            Assert.True(signed.Parse(Channel.Shell, frames) is not { } request || Untouched(request),
                "A changed message was taken for a signed one.");
            Assert.NotNull(signed.Parse(Channel.Shell, Frames(SignedRequest))); // The one before has left nothing behind.

            // Without the signature's protection the JSON itself is attacked.
            var attack = frames.Select((frame, index) => index == 2 ? [] : frame).ToList();
            (accepted, dropped) = unsigned.Parse(Channel.Shell, attack) is null ? (accepted, dropped + 1) : (accepted + 1, dropped);
        }, count: 3000);
        Assert.InRange(accepted, 100, int.MaxValue); // Otherwise the frames test nothing.
        Assert.InRange(dropped, 100, int.MaxValue);
    }

    public void Dispose() => log.Dispose();

    private static bool Untouched(Request request) =>
        Encoding.UTF8.GetString(request.Header) == RequestHeader && request.Content.GetRawText() == SignedRequest[6];

    private Wire NewWire(string key = Key) => new(key, "8a4", new Noon(), complaints);

    private static List<byte[]> Frames(params IEnumerable<string> texts) => [.. texts.Select(Bytes)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
