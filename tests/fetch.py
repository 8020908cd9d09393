#!/usr/bin/env python3
"""The program kz-fetch, and servers on this machine that it has to do with.

    usage: tests/fetch.py path/to/kz-fetch path/to/kz
"""

import base64
import gzip
import http.server
import os
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import time

FETCH = os.path.realpath(sys.argv[1])
KZ = os.path.realpath(sys.argv[2])
FAILURES = []
SEEN = {}

ENVIRONMENT = {key: value for key, value in os.environ.items()
               if key.lower() not in ("http_proxy", "https_proxy", "all_proxy", "no_proxy")}


def fail(text):
    FAILURES.append(text)
    print("FAIL:", text, file=sys.stderr)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        SEEN[self.path] = self.headers
        path = self.path.lstrip("/").removeprefix("http://127.0.0.1:1/")
        number = int(path) if path.isdigit() else 0
        if number:
            self.answer(number, b"a page about it")
        elif path == "plain":
            self.answer(200, b"text\n")
        elif path == "empty":
            self.answer(200)
        elif path == "created":
            self.answer(201, b"made\n")
        elif path == "moved":
            self.answer(301, b"moved", Location="/plain")
        elif path.startswith("chain/"):
            left = int(path.partition("/")[2])
            self.answer(302, Location=f"/chain/{left - 1}" if left else "/plain")
        elif path == "loop":
            self.answer(302, Location="/loop")
        elif path == "to-file":
            self.answer(302, Location="file:///etc/passwd")
        elif path == "to-other":
            self.answer(302, Location=f"http://localhost:{self.server.server_port}/plain")
        elif path == "large":
            self.answer(200, b"x" * 5000)
        elif path == "chunked":
            self.answer(200, b"".join(b"3e8\r\n" + b"x" * 1000 + b"\r\n" for _ in range(5))
                        + b"0\r\n\r\n", Transfer_Encoding="chunked", Content_Length=None)
        elif path == "gzip":
            self.answer(200, gzip.compress(b"text\n"), Content_Encoding="gzip")
        elif path == "short":
            self.answer(200, b"half", Content_Length="100")
            self.close_connection = True
        elif path == "slow":
            self.answer(200, b"x", Content_Length="100")
            time.sleep(5)
        else:
            self.answer(404)

    def log_message(self, *_):
        pass


def serve(context=None):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def fetch(*words, **environment):
    ran = subprocess.run([FETCH, *words], capture_output=True, text=True, timeout=30,
                         env=dict(ENVIRONMENT, **environment))
    return ran.returncode, ran.stdout, ran.stderr.strip()


def gets(what, expected, *words, **environment):
    got = fetch(*words, **environment)
    if got != (0, expected, ""):
        fail(f"{what}: {got}")


def refuses(what, code, part, *words, **environment):
    got, out, err = fetch(*words, **environment)
    if got != code or out or part not in err or "\n" in err:
        fail(f"{what}: exit code {got}, not {code}, or no '{part}' in: {err}{out}")


def try_plain(url):
    gets("a file", "text\n", url + "/plain")
    gets("an empty file", "", url + "/empty")
    gets("another good status", "made\n", url + "/created")
    gets("a file that has moved", "text\n", url + "/moved")
    gets("nine redirects", "text\n", url + "/chain/8")
    gets("a compressed file", "text\n", url + "/gzip")
    gets("an upper-case scheme", "text\n", url.replace("http", "HTTP") + "/plain")
    for status, words in [(404, "404 Not Found"), (500, "500 Internal Server Error"),
                          (401, "401 Unauthorized"), (599, "599"), (304, "304 Not Modified")]:
        refuses(f"status {status}", 3, words, f"{url}/{status}")
    refuses("ten redirects", 1, "redirects", url + "/chain/9")
    refuses("a loop", 1, "redirects", url + "/loop")
    refuses("a redirect to a file", 1, "file", url + "/to-file")
    refuses("a file", 1, "file", "file:///etc/passwd")
    refuses("half a file", 1, "", url + "/short")
    refuses("nobody there", 1, "connect", "http://127.0.0.1:1/")
    refuses("no such host", 1, "resolve", "http://host.invalid/")
    refuses("no address", 1, "", "http://")


def try_limits(url):
    gets("as large as may be", "x" * 5000, "--max-bytes", "5000", url + "/large")
    for path in ["large", "chunked"]:
        refuses("too large: " + path, 1, "larger than 4999 bytes", "--max-bytes", "4999",
                f"{url}/{path}")
    begun = time.monotonic()
    refuses("too slow", 1, "longer than 0.5 seconds", "--max-time", "0.5", url + "/slow")
    if time.monotonic() - begun > 3:
        fail("the time limit took its time")
    for words in [[], ["--max-bytes"], ["--max-bytes", "x", url], ["--max-time", "-1", url],
                  ["--nope", url], [url, url]]:
        if fetch(*words)[0] != 2:
            fail(f"wrong usage: {words}")


def try_headers(url):
    gets("a password", "text\n", url.replace("//", "//user:secret@") + "/moved")
    for path in ["/moved", "/plain"]:
        sent = SEEN[path].get("Authorization", "")
        if sent != "Basic " + base64.b64encode(b"user:secret").decode():
            fail(f"a password: {path} got '{sent}'")
    SEEN.clear()
    gets("a password, and another host", "text\n",
         url.replace("//", "//user:secret@") + "/to-other")
    if SEEN["/plain"].get("Authorization"):
        fail("another host got the password")
    got = fetch(url.replace("//", "//user:secret@") + "/404")
    if "secret" in got[2]:
        fail(f"a message holds the password: {got[2]}")
    if not SEEN["/plain"]["User-Agent"].startswith("kz-fetch/"):
        fail("User-Agent: " + SEEN["/plain"]["User-Agent"])
    for name in ["HTTP_PROXY", "http_proxy"]:
        gets("by " + name, "text\n", "http://127.0.0.1:1/plain", **{name: url})
    refuses("a proxy of a CGI program", 1, "connect", "http://127.0.0.1:1/plain",
            HTTP_PROXY=url, REQUEST_METHOD="GET")


def try_certificates(work):
    key, certificate = os.path.join(work, "key"), os.path.join(work, "certificate")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key,
                    "-out", certificate, "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    port = serve(context)
    url = f"https://localhost:{port}/plain"
    refuses("a certificate that nobody knows", 1, "certificate", url)
    gets("a certificate that is known", "text\n", url, SSL_CERT_FILE=certificate)
    refuses("the certificate of another host", 1, "127.0.0.1", f"https://127.0.0.1:{port}/plain",
            SSL_CERT_FILE=certificate)


def try_links():
    if shutil.which("ldd") is None:
        return
    for program, wanted in [(FETCH, True), (KZ, False)]:
        ran = subprocess.run(["ldd", program], capture_output=True, text=True)
        if ("libcurl" in ran.stdout) != wanted:
            fail(f"{program} {'does not load' if wanted else 'loads'} libcurl")


def main():
    work = tempfile.mkdtemp()
    try:
        url = f"http://127.0.0.1:{serve()}"
        try_plain(url)
        try_limits(url)
        try_headers(url)
        try_certificates(work)
        try_links()
    finally:
        shutil.rmtree(work)
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
