"""How the demonstration is served: two processes of four threads, which say when they are ready."""

from typing import Any

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
    """Tell the address, once there is somebody to answer."""
    host, port = server.LISTENERS[0].sock.getsockname()[:2]
    print(
        f"\n  Kinfold's demonstration is at http://{host}:{port}/\n"
        "  Choose one of the invented people on the first page to sign in; no password is needed.\n"
        "  What you type stays. Ctrl-C ends it; `make stop` also stops the database; `make reset-demo` starts afresh.\n",
        flush=True,
    )
