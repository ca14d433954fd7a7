"""A static host as most are: it compresses text by gzip and nothing else, needs no special headers, and counts what it sends."""
import gzip, http.server, mimetypes, os, threading
from urllib.parse import unquote, urlsplit

TEXT = (".html", ".js", ".mjs", ".css", ".json", ".svg", ".ipynb")


class Host:
    def __init__(self, folder):
        self.folder, self.sent, self.packed = folder, {}, {}
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                host.answer(self)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()

    def address(self, path):
        return f"http://127.0.0.1:{self.server.server_port}/{path}"

    def bytes_of(self, *parts):
        """Bytes of all files so far whose path has one of these, each counted once."""
        return sum(size for path, size in self.sent.items() if any(part in path for part in parts))

    def answer(self, request):
        path = unquote(urlsplit(request.path).path).lstrip("/")
        file = os.path.join(self.folder, path)
        if not os.path.isfile(file):
            request.send_error(404)
            return
        body = self.body(path, file)
        request.send_response(200)
        request.send_header("Content-Type", mimetypes.guess_type(file)[0] or "application/octet-stream")
        request.send_header("Content-Length", str(len(body)))
        if path.endswith(TEXT):
            request.send_header("Content-Encoding", "gzip")
        request.send_header("Last-Modified", request.date_time_string(os.path.getmtime(file)))
        request.end_headers()
        request.wfile.write(body)
        self.sent[path] = len(body)

    def body(self, path, file):
        if path not in self.packed:
            with open(file, "rb") as opened:
                content = opened.read()
            self.packed[path] = gzip.compress(content) if path.endswith(TEXT) else content
        return self.packed[path]
