using System.Globalization;
using System.Text.Json;

namespace LossNotebooks.Jupyter.Protocol;

/// <summary>Where a front end wants to find the kernel, and the key that both sign their messages with.</summary>
internal sealed record Connection(string Ip, int ShellPort, int ControlPort, int StdinPort, int IopubPort, int HeartbeatPort, string Key)
{
    /// <summary>Reads the connection file that the front end has written.</summary>
    /// <exception cref="InvalidDataException">The file asks for something that this kernel cannot do, or is no connection file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Connection Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var file = json.RootElement;
            var key = Text("key");
            if (Optional("transport", "tcp") is not "tcp" and var transport)
            {
                throw new InvalidDataException(
                    $"The connection file {path} asks for the transport '{transport}', but this kernel speaks only tcp.");
            }
            if (key.Length > 0 && Optional("signature_scheme", "hmac-sha256") is not "hmac-sha256" and var scheme)
            {
                throw new InvalidDataException(
                    $"The connection file {path} asks for signatures of the scheme '{scheme}', "
                    + "but this kernel signs only with hmac-sha256.");
            }
            return new Connection(
                Text("ip"), Port("shell_port"), Port("control_port"), Port("stdin_port"), Port("iopub_port"), Port("hb_port"), key);

            string Text(string name) => file.GetProperty(name).GetString() ?? throw new FormatException($"its {name} is null.");
            int Port(string name) => file.GetProperty(name).GetInt32() is > 0 and < 1 << 16 and var port
                ? port
                : throw new FormatException($"its {name} must be a number from 1 to 65535.");
            string Optional(string name, string otherwise) =>
                file.TryGetProperty(name, out var value) ? value.GetString() ?? otherwise : otherwise;
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path} is not a connection file of Jupyter: {cause.Message}", cause);
        }
    }

    /// <summary>The address of a port, the only one that its socket is bound to.</summary>
    public string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"tcp://{Ip}:{port}");
}
