using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace LossNotebooks.Cli;

/// <summary>Serves a folder of files to browsers on this machine, and to nobody else.</summary>
internal sealed class SiteServer : IAsyncDisposable
{
    private const string Changes = "/assets/changes";

    private static readonly string[] Hosts = ["localhost", "127.0.0.1"];
    private readonly WebApplication application;

    private SiteServer(WebApplication application) => this.application = application;

    /// <summary>Where a browser finds the site.</summary>
    public string Address => application.Urls.Single() + "/";

    /// <summary>Takes the port and begins to serve.</summary>
    /// <param name="folder">The site.</param>
    /// <param name="port">The port.</param>
    /// <param name="changes">What pages are told of themselves.</param>
    /// <exception cref="UserException">The port is in use.</exception>
    public static async Task<SiteServer> StartAsync(string folder, int port, PageChanges changes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var application = builder.Build();
        var files = new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) };
        // Notebooks are of no type that it knows, and data may be of any.
        files.StaticFileOptions.ServeUnknownFileTypes = true;
        // The next run serves new pages at the same address.
        files.StaticFileOptions.OnPrepareResponse = answer => answer.Context.Response.Headers.CacheControl = "no-cache";
        application.Use(AnswerAsync);
        application.Use((context, next) => TellAsync(context, next, changes, application.Lifetime.ApplicationStopping));
        application.UseFileServer(files);
        application.Run(context => !changes.HavePages && IsOfPage(context.Request.Path) ? WaitAsync(context, changes)
            : NotFoundAsync(context, Path.Combine(folder, "404.html")));
        try
        {
            await application.StartAsync();
        }
        catch (IOException cause)
        {
            await application.DisposeAsync();
            throw new UserException(
                $"Port {port} can't be used: another program has it; choose one with --port, or --port 0 for any.", cause);
        }
        return new SiteServer(application);
    }

    /// <summary>Refuses what no reader of the pages asks: another method, or the name of another site that a page has led here.</summary>
    private static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return Task.CompletedTask;
        }
        return next(context);
    }

    /// <summary>Says with every page of which edition it is, and to those who listen what has changed since; until the server
    /// ends.</summary>
    private static async Task TellAsync(HttpContext context, RequestDelegate next, PageChanges changes, CancellationToken end)
    {
        if (context.Request.Path != Changes)
        {
            context.Response.Headers.Append("Server-Timing", $"edition;desc={changes.Edition}");
            await next(context);
            return;
        }
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end);
        try
        {
            await TypedResults.ServerSentEvents(changes.ReadAsync(either.Token)).ExecuteAsync(context);
        }
        catch (OperationCanceledException)
        {
            // The reader has gone, or the server goes.
        }
    }

    private static bool IsOfPage(PathString path) =>
        path.Value is not { } name || name.EndsWith('/') || name.EndsWith(".html", StringComparison.Ordinal);

    /// <summary>A page for whoever comes before there are pages; it asks again by itself.</summary>
    private static async Task WaitAsync(HttpContext context, PageChanges changes)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="refresh" content="1">
            <title>The pages are being made</title>
            <main style="font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 30vh auto; padding: 0 1rem">
            <p role="status">{changes.Progress ?? "The pages are being made."}</p>
            </main>

            """);
    }

    private static async Task NotFoundAsync(HttpContext context, string page)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (File.Exists(page))
        {
            context.Response.ContentType = "text/html";
            await context.Response.SendFileAsync(page);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();
}
