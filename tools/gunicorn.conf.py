"""How the demonstration is served: two processes of four threads, which say when they are ready; and one that makes papers."""

import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
beside: list[subprocess.Popen[bytes]] = []

worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 5
keepalive = 5
preload_app = True  # ready means ready
loglevel = "warning"
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Tell the address, once there is somebody to answer; then start whoever makes bundles, so that nobody waits for that."""
    host, port = server.LISTENERS[0].sock.getsockname()[:2]
    print(
        f"\n  Kinfold's demonstration is at http://{host}:{port}/\n"
        "  Choose one of the invented people on the first page to sign in; no password is needed.\n"
        "  What you type stays. Ctrl-C ends it; `make stop` also stops the database; `make reset-demo` starts afresh.\n",
        flush=True,
    )
    beside.append(
        subprocess.Popen(
            [sys.executable, "manage.py", "procrastinate", "worker", "--queues", "papers,mail,daily"],
            cwd=ROOT,
        )
    )


def on_exit(server: Any) -> None:
    """End whoever makes bundles, too: a bundle in the making is made by the next."""
    for process in beside:
        process.terminate()
