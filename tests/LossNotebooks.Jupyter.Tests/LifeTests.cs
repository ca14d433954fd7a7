using System.Diagnostics;
using LossNotebooks.Jupyter.Tests.Kernels;
using NetMQ;
using NetMQ.Sockets;

namespace LossNotebooks.Jupyter.Tests;

public sealed class LifeTests
{
    [Theory]
    [InlineData("while (true) ;")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("await Task.Delay(-1);")]
    public void A_cell_without_end_can_be_interrupted_and_the_session_keeps_its_variables(string endless)
    {
        using var kernel = new RunningKernel();
        var client = kernel.Client;
        client.Execute("var kept = 42;");
        var id = client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest($"Console.WriteLine(\"started\"); {endless}"));
        while (client.Receive(Channel.Iopub).Type() != "stream")
        {
            continue;
        }
        Assert.Equal("ok",
            (string?)client.Reply(Channel.Control, client.Send(Channel.Control, "interrupt_request", []))["content"]!["status"]);
        Assert.Equal("error", (string?)client.Reply(Channel.Shell, id)["content"]!["status"]);
        Assert.Equal("42", client.Execute("Console.Write(kept)").Published.Text());
    }

    [Theory]
    [InlineData(false, "1")]
    [InlineData(true, "1")]
    [InlineData(false, "while (true) ;")]
    [InlineData(false, "while (true) Console.WriteLine(\"again\");")]
    [InlineData(false, "new System.Threading.Thread(() => System.Threading.Thread.Sleep(-1)).Start(); System.Threading.Thread.Sleep(-1);")]
    [InlineData(false, "AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);")]
    [InlineData(false, "Console.ReadLine()")]
    public void A_shutdown_is_confirmed_and_ends_the_process_whatever_it_does(bool restart, string code)
    {
        using var kernel = new RunningKernel();
        kernel.Client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest(code));
        while (kernel.Client.Receive(Channel.Iopub).Type() != "execute_input")
        {
            continue;
        }
        var reply = kernel.Client.Reply(Channel.Control,
            kernel.Client.Send(Channel.Control, "shutdown_request", new() { ["restart"] = restart }))["content"]!;
        Assert.Equal(("ok", restart), ((string?)reply["status"], (bool)reply["restart"]!));
        Assert.True(kernel.Process.Process.WaitForExit(KernelClient.Patience), "The process outlives its shutdown.");
    }

    [Fact]
    public void After_a_restart_the_same_ports_are_free_again()
    {
        using var kernel = new RunningKernel();
        kernel.Client.Ask(Channel.Control, "kernel_info_request", []);
        kernel.Client.Send(Channel.Control, "shutdown_request", new() { ["restart"] = true });
        Assert.True(kernel.Process.Process.WaitForExit(KernelClient.Patience), "The process outlives its shutdown.");
        using var second = Process.Start("dotnet", [Fixture.Program, "jupyter", "kernel", kernel.Process.ConnectionFile]);
        try
        {
            using var client = new KernelClient(kernel.Process);
            Assert.Equal("2", client.Execute("Console.Write(1 + 1)").Published.Text());
        }
        finally
        {
            second.Kill();
        }
    }

    [Fact]
    public void An_interrupt_is_heard_and_the_next_cell_runs_although_tasks_hold_every_thread_of_the_pool()
    {
        using var kernel = new RunningKernel();
        var client = kernel.Client;
        client.Execute("var kept = 42;");
        var id = client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("""
            for (var i = 0; i < 300; i++)
            {
                _ = Task.Run(() => System.Threading.Thread.Sleep(-1));
            }
            Console.WriteLine("started");
            System.Threading.Thread.Sleep(-1);
            """));
        while (client.Receive(Channel.Iopub).Type() != "stream")
        {
            continue;
        }
        client.Reply(Channel.Control, client.Send(Channel.Control, "interrupt_request", []));
        Assert.Equal("error", (string?)client.Reply(Channel.Shell, id)["content"]!["status"]);
        Assert.Equal("42", client.Execute("Console.Write(kept)").Published.Text());
    }

    [Fact]
    public void A_shutdown_is_heard_although_what_the_cell_does_when_it_is_interrupted_has_no_end()
    {
        using var kernel = new RunningKernel();
        var client = kernel.Client;
        client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("""
            Microsoft.DotNet.Interactive.KernelInvocationContext.Current.CancellationToken.Register(() => System.Threading.Thread.Sleep(-1));
            Console.WriteLine("started");
            System.Threading.Thread.Sleep(-1);
            """));
        while (client.Receive(Channel.Iopub).Type() != "stream")
        {
            continue;
        }
        client.Reply(Channel.Control, client.Send(Channel.Control, "interrupt_request", []));
        client.Reply(Channel.Control, client.Send(Channel.Control, "shutdown_request", new() { ["restart"] = false }));
        Assert.True(kernel.Process.Process.WaitForExit(KernelClient.Patience), "The process outlives its shutdown.");
    }

    [Fact]
    public void A_kernel_does_not_outlive_the_program_that_started_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("On Windows the parent is named by a handle, which only a real parent can pass on.");
        }
        using var kernel = new KernelProcess(
            "127.0.0.1", "sh", "-c", $"JPY_PARENT_PID=$$ dotnet {Fixture.Program} jupyter kernel {{0}} & wait");
        using var client = new KernelClient(kernel);
        var id = int.Parse(client.Execute("Console.Write(Environment.ProcessId)").Published.Text(),
            System.Globalization.CultureInfo.InvariantCulture);
        client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("while (true) ;"));
        kernel.Process.Kill();
        Assert.True(SpinWait.SpinUntil(() => !Processes.IsRunning(id), KernelClient.Patience), "The kernel is an orphan.");
    }

    [Fact]
    public void The_heart_beats_while_a_cell_runs()
    {
        using var kernel = new RunningKernel();
        kernel.Client.Send(Channel.Shell, "execute_request", KernelClient.ExecuteRequest("while (true) ;"));
        while (kernel.Client.Receive(Channel.Iopub).Type() != "execute_input")
        {
            continue;
        }
        using var heart = new RequestSocket();
        heart.Connect($"tcp://{kernel.Process.Address}:{kernel.Process.Ports[4]}");
        heart.SendFrame("ping");
        Assert.True(heart.TryReceiveFrameString(KernelClient.Patience, out var answer));
        Assert.Equal("ping", answer);
    }

    [Fact]
    public void The_kernel_listens_only_where_the_connection_file_says()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Which ports a process listens on is read from /proc.");
        }
        using var process = new KernelProcess("127.0.0.2");
        using var client = new KernelClient(process);
        client.Execute("1");
        var sockets = Directory.GetFiles($"/proc/{process.Process.Id}/fd")
            .Select(file => new FileInfo(file).LinkTarget).Where(target => target?.StartsWith("socket:[", StringComparison.Ordinal) == true)
            .Select(target => target![8..^1]).ToHashSet();
        // Local address, peer, state and inode are columns 1, 2, 3 and 9; state 0A is LISTEN. Addresses are in the machine's byte order.
        var listening = ((string[])["tcp", "tcp6"]).SelectMany(table => File.ReadLines($"/proc/{process.Process.Id}/net/{table}").Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[3] == "0A" && sockets.Contains(columns[9]))
            .Select(columns => columns[1]);
        Assert.Equal(process.Ports.Select(port => $"0200007F:{port:X4}").Order(), listening.Order());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused_in_a_sentence()
    {
        using var kernel = new RunningKernel();
        using var second = Process.Start(new ProcessStartInfo("dotnet",
            [Fixture.Program, "jupyter", "kernel", kernel.Process.ConnectionFile])
        { RedirectStandardError = true })!;
        var error = await second.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, second.ExitCode);
        Assert.Equal(
            $"The kernel cannot listen on tcp://127.0.0.1:{kernel.Process.Ports[0]}: "
                + "the port is taken, or the address is not one of this machine.",
            error.Trim());
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_in_a_sentence()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("connection.json", """
            {"key": "", "ip": "nowhere.invalid", "shell_port": 10001, "control_port": 10002, "stdin_port": 10003, "iopub_port": 10004, "hb_port": 10005}
            """);
        var outcome = await Command.RunAsync(folder.Path, "jupyter", "kernel", file);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            "The kernel cannot listen on tcp://nowhere.invalid:10001: the port is taken, or the address is not one of this machine.",
            outcome.Errors);
    }

    [Fact]
    public void What_is_passed_over_is_told_once_in_the_log()
    {
        using var kernel = new RunningKernel();
        var client = kernel.Client;
        for (var i = 0; i < 2; i++)
        {
            client.Published(client.Send(Channel.Shell, "moon_request", []));
            client.SendRaw(Channel.Shell, "another key", "execute_request", "{}");
            client.SendRaw(Channel.Stdin, KernelProcess.Key, "input_reply", """{"value": "\ud800"}""");
        }
        client.Ask(Channel.Shell, "kernel_info_request", []);
        client.Execute("Console.ReadLine()", ("allow_stdin", false));
        client.Send(Channel.Control, "shutdown_request", new() { ["restart"] = false });
        Assert.True(kernel.Process.Process.WaitForExit(KernelClient.Patience), "The process outlives its shutdown.");
        kernel.Process.Process.WaitForExit(); // Until the log has been read to its end.
        Assert.Equal(
            [
                "A message on the channel Shell was passed over: this kernel knows no moon_request there.",
                "A message on the channel Shell was dropped: it was not signed with this kernel's key. "
                + "Its sender may have read the connection file of another kernel.",
            ],
            kernel.Process.Log.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.Contains("Shell", StringComparison.Ordinal)));
    }
}
