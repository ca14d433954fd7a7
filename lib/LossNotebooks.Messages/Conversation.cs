using System.Text.Json.Nodes;
using LossNotebooks.Messages.Handlers;
using LossNotebooks.Messages.Interpreters;

namespace LossNotebooks.Messages;

/// <summary>All that a kernel answers.</summary>
internal sealed class Conversation
{
    /// <summary>Begins one.</summary>
    /// <param name="outbox">Takes what the kernel says.</param>
    /// <param name="complaints">Learns of what could not be answered.</param>
    /// <param name="interpreter">Runs cells.</param>
    /// <param name="name">Tells this kernel's displays from those that an earlier one has left in the same page.</param>
    public Conversation(Outbox outbox, Complaints complaints, IInterpreter interpreter, string name)
    {
        Stdin = new Stdin(outbox, complaints);
        var history = new InputHistory();
        var live = new LiveDisplays(name);
        var execution = new Execution(outbox, complaints, history, Stdin, interpreter, live, name);
        var comms = new Comms(outbox, execution, live);
        var introspection = new Introspection(interpreter);
        Shell = new RequestHandlers(outbox, complaints, new()
        {
            ["kernel_info_request"] = AtOnce(KernelInfo.Reply),
            ["execute_request"] = execution.ExecuteAsync,
            ["complete_request"] = introspection.CompleteAsync,
            ["inspect_request"] = introspection.InspectAsync,
            ["diagnose_request"] = introspection.DiagnoseAsync,
            ["is_complete_request"] = AtOnce(introspection.IsComplete),
            ["history_request"] = AtOnce(history.Reply),
            ["comm_info_request"] = AtOnce(comms.Info),
            ["comm_open"] = AtOnce(comms.Open),
            ["comm_msg"] = comms.ReceiveAsync,
            ["comm_close"] = AtOnce(comms.Close),
        });
        Control = new RequestHandlers(outbox, complaints, new()
        {
            ["kernel_info_request"] = AtOnce(KernelInfo.Reply),
            ["interrupt_request"] = AtOnce(_ => execution.Interrupt(Shell!.Current)),
            ["shutdown_request"] = AtOnce(request => new() { ["status"] = "ok", ["restart"] = request.Flag("restart", false) }),
        });
    }

    /// <summary>Answers requests of the channel for code.</summary>
    public RequestHandlers Shell { get; }

    /// <summary>Answers requests that must not wait for code.</summary>
    public RequestHandlers Control { get; }

    /// <summary>Asks the reader of the notebook for a line.</summary>
    public Stdin Stdin { get; }

    private static Func<Request, Task<JsonObject?>> AtOnce(Func<Request, JsonObject?> handler) =>
        request => Task.FromResult(handler(request));
}
