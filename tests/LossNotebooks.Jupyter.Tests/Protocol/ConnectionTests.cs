using LossNotebooks.Jupyter.Protocol;

namespace LossNotebooks.Jupyter.Tests;

public sealed class ConnectionTests : IDisposable
{
    private const string Sockets =
        """ "ip": "::1", "shell_port": 65535, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": 5""";

    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void A_connection_file_says_where_the_sockets_are()
    {
        var connection = Read("""{"transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256", """
            + """ "shell_port": 1, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": 5, "kernel_name": ""}""");
        Assert.Equal(new Connection("127.0.0.1", 1, 2, 3, 4, 5, "k"), connection);
        Assert.Equal("tcp://127.0.0.1:4", connection.Address(connection.IopubPort));
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "transport": null, "signature_scheme": null""")]
    [InlineData(""", "transport": "tcp", "signature_scheme": "hmac-sha256" """)]
    public void What_a_file_does_not_say_is_as_Jupyter_has_it(string members) =>
        Assert.Equal(new Connection("::1", 65535, 2, 3, 4, 5, "k"), Read($$"""{"key": "k", {{Sockets}}{{members}}}"""));

    [Fact]
    public void Without_a_key_nothing_is_signed_by_whatever_scheme() => Assert.Equal(
        new Connection("::1", 65535, 2, 3, 4, 5, ""), Read($$"""{"key": "", "signature_scheme": "hmac-md5", {{Sockets}}}"""));

    [Fact]
    public void A_file_that_is_missing_is_another_fault() =>
        Assert.Throws<FileNotFoundException>(() => Connection.Read(Path.Combine(Path.GetTempPath(), "no such connection file")));

    [Theory]
    [InlineData("""{"key": "k", "transport": "ipc"}""", "asks for the transport 'ipc', but this kernel speaks only tcp.")]
    [InlineData("""{"key": "k", "signature_scheme": "hmac-md5"}""",
        "asks for signatures of the scheme 'hmac-md5', but this kernel signs only with hmac-sha256.")]
    [InlineData("""{"key": "k", "ip": "127.0.0.1", "shell_port": "one"}""", "is not a connection file of Jupyter:")]
    [InlineData("""{"key": null}""", "is not a connection file of Jupyter: its key is null.")]
    [InlineData("""{"key": "k", "ip": null}""", "is not a connection file of Jupyter: its ip is null.")]
    [InlineData("""{"key": "k", "ip": "127.0.0.1", "shell_port": 65536}""", "its shell_port must be a number from 1 to 65535.")]
    [InlineData("""{"key": "k", "ip": "127.0.0.1", "shell_port": 0}""", "its shell_port must be a number from 1 to 65535.")]
    [InlineData("""{"key": "k", "transport": 7}""", "is not a connection file of Jupyter:")]
    [InlineData("{}", "is not a connection file of Jupyter:")]
    [InlineData("cells", "is not a connection file of Jupyter:")]
    public void A_connection_file_that_cannot_be_served_is_refused_in_a_sentence(string json, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<InvalidDataException>(() => Read(json)).Message);

    public void Dispose() => File.Delete(path);

    private Connection Read(string json)
    {
        File.WriteAllText(path, json);
        return Connection.Read(path);
    }
}
