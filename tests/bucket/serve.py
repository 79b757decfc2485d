"""An S3 server on this machine for the tests: moto, with one bucket.

    pip install 'moto[server,s3]'
    python tests/bucket/serve.py --fail-every 5

prints its address, and with --keys the keys that it takes as NAME=VALUE, one a line. It ends with
its standard input, or after --seconds.
"""

import argparse
import logging
import os
import sys
import threading
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = "127.0.0.1"
BUSY = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>SlowDown</Code>'
    b"<Message>Please reduce your request rate.</Message><RequestId>0A1B2C</RequestId></Error>"
)
# What a proxy does not pass on, as it speaks for one connection only (RFC 9110, 7.6.1).
OWN = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


def proxy(port, every):
    """Answers every so many requests with 503, and passes the others on."""
    lock, asked = threading.Lock(), 0

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body go out as one, not forty milliseconds apart.
        wbufsize = -1
        disable_nagle_algorithm = True

        def passed(self):
            nonlocal asked
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            with lock:
                asked += 1
                busy = asked % every == 0
            if busy:
                return self.answer(503, [("content-type", "application/xml")], BUSY)
            server = HTTPConnection(HERE, port)
            server.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in OWN - {"content-length", "date"}:
                    server.putheader(name, value)
            server.endheaders(body)
            answer = server.getresponse()
            whole = answer.getheader("content-length")  # of HEAD, whose answer has no body
            self.answer(answer.status, answer.getheaders(), answer.read(), whole)
            server.close()

        def answer(self, status, headers, body, length=None):
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in OWN:
                    self.send_header(name, value)
            head = self.command == "HEAD"
            self.send_header("content-length", length if head and length else str(len(body)))
            self.end_headers()
            self.wfile.write(b"" if head else body)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = passed

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer((HERE, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def keys(client):
    """A user who may do all; from then on moto checks signatures."""
    user = client("iam")
    user.create_user(UserName="writer")
    policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
    user.put_user_policy(UserName="writer", PolicyName="all", PolicyDocument=policy)
    key = user.create_access_key(UserName="writer")["AccessKey"]
    return key["AccessKeyId"], key["SecretAccessKey"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--bucket", default="covers")
    options.add_argument("--fail-every", type=int, default=0)
    options.add_argument("--keys", action="store_true")
    options.add_argument("--seconds", type=float, default=900)
    options = options.parse_args()

    if options.keys:
        # Making the bucket, user, policy and key; what comes after must be signed.
        os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "4"
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address=HERE, port=0, verbose=False)
    server.start()
    port = server.get_host_and_port()[1]

    def client(name):
        mine = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(name, endpoint_url=f"http://{HERE}:{port}", region_name="us-east-1", **mine)

    client("s3").create_bucket(Bucket=options.bucket)
    made = keys(client) if options.keys else None
    if options.fail_every:
        port = proxy(port, options.fail_every)
    print(f"http://{HERE}:{port}")
    if made:
        print("AWS_ACCESS_KEY_ID={}\nAWS_SECRET_ACCESS_KEY={}".format(*made))
    print(flush=True)  # an empty line ends what it says

    threading.Timer(options.seconds, os._exit, [0]).start()
    sys.stdin.read()
    os._exit(0)


main()
