"""Modules of ours, run in processes that begin where Django has been read.

Reading Django and Wagtail takes some three seconds of a processor, and tests start hundreds of
processes. So one reads them once, and each is a fork of it, in a session of its own, with an
environment, settings and connections of its own. The migration of tests.migrated and the commands
of a newcomer start in earnest.
"""

import atexit
import contextlib
import functools
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = "sixteen.project.settings"
LARGEST = 200_000
# What these read of the settings is the same in every run; the list of all addresses is not.
READ_BEFORE = (
    *(f"sixteen.{room}.urls" for room in ("people", "portal", "workspace", "office", "ical")),
    *("sixteen.website.urls", "sixteen.website.cms.urls", "sixteen.website.page_urls"),
    *("sixteen.demo.urls", "granian.cli", "icalendar", "scipy.optimize"),
)


class Process:
    """What was started: `python -m words` in this folder. `pid` leads its process group."""

    def __init__(self, *words: str, env: Mapping[str, str], files: list[IO[str]]) -> None:
        self._ended = ""
        self._asking = threading.Lock()
        self._told = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._told.connect(_where(env.get("DATABASE_URL", "").split(":")[0]))
        job = {"words": words, "env": dict(env), "folder": str(Path.cwd())}
        socket.send_fds(self._told, [json.dumps(job).encode()], [each.fileno() for each in files])
        self.pid = int(self._told.recv(16))

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, negative where a signal ended it. TimeoutError where it goes on."""
        with self._asking:
            if not self._ended:
                self._told.settimeout(timeout)
                self._ended = self._told.recv(16).decode()
                self._told.close()
        return int(self._ended)

    def poll(self) -> int | None:
        try:
            return self.wait(timeout=0)
        except (BlockingIOError, TimeoutError):
            return None

    def terminate(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGTERM)

    def kill(self) -> None:
        """The whole group, without warning."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)


def run(
    *words: str, env: Mapping[str, str], given: str = "", seconds: int = 120
) -> subprocess.CompletedProcess[str]:
    """What takes longer is killed, with a TimeoutError."""
    with (
        tempfile.TemporaryFile("w+") as typed,
        tempfile.TemporaryFile("w+") as out,
        tempfile.TemporaryFile("w+") as err,
    ):
        typed.write(given)
        typed.seek(0)
        process = Process(*words, env=env, files=[typed, out, err])
        try:
            ended = process.wait(seconds)
        finally:
            process.kill()
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(words, ended, out.read(), err.read())


@functools.cache
def _where(engine: str) -> str:
    """The socket of this run's prepared process, which ends when this one does.

    One for each engine that is asked for: the search of the pages has other tables on each.
    """
    folder = tempfile.TemporaryDirectory(prefix="prepared-")
    where = f"{folder.name}/socket"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS, "SIXTEEN_DATA": folder.name}
    env["DATABASE_URL"] = env.get("DATABASE_URL", "") if engine else ""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.prepared", where],
        env=env,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    atexit.register(folder.cleanup)
    atexit.register(process.communicate)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", "the prepared process did not come up"
    return where


def _next_job(where: str) -> list[str]:
    """Returns in a fork for each job, as if nothing was read yet; exits when the tests are over."""
    import django
    from django.db.migrations.loader import MigrationLoader

    django.setup()
    for module in READ_BEFORE:
        importlib.import_module(module)
    MigrationLoader(None)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    listening.bind(where)
    listening.listen()
    print("ready", flush=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    gc.freeze()
    while listening in select.select([listening, sys.stdin], [], [])[0]:
        asked, _ = listening.accept()
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            listening.close()
            return _own(asked)
        asked.close()
    sys.exit()


def _own(asked: socket.socket) -> list[str]:
    """The job's process, and one beside it that tells its end."""
    told, files, _, _ = socket.recv_fds(asked, LARGEST, 3)
    process = os.fork()
    for number, file in enumerate(files):
        if not process:
            os.dup2(file, number)
        os.close(file)
    if process:
        _stand_by(process, asked)
    asked.close()
    os.setsid()
    job = json.loads(told)
    os.environ.clear()
    os.environ |= job["env"]
    os.chdir(job["folder"])
    _forget_settings()
    words: list[str] = job["words"]
    return words


def _stand_by(process: int, asked: socket.socket) -> NoReturn:
    """Tells who asked how it ended; ends it when they are gone."""
    asked.send(str(process).encode())
    end = os.pidfd_open(process)
    if end not in select.select([asked, end], [], [])[0]:
        os.killpg(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    with contextlib.suppress(OSError):
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _forget_settings() -> None:
    """They and what is made of them are made anew when they are asked for."""
    from django.conf import empty, global_settings, settings
    from django.core.cache import caches
    from django.db import connections
    from django.utils import timezone

    before = settings.INSTALLED_APPS
    written = vars(sys.modules.pop(SETTINGS))
    # What an application added to them when it was read stays, as a default.
    for name in filter(str.isupper, vars(settings._wrapped)):
        if name not in written:
            vars(global_settings).setdefault(name, getattr(settings, name))
    settings._wrapped = empty
    for handler in (connections, caches):
        handler.__dict__.pop("settings", None)
        handler.__init__()
    timezone.get_default_timezone.cache_clear()
    if os.environ["DJANGO_SETTINGS_MODULE"] != SETTINGS:
        _add([each for each in settings.INSTALLED_APPS if each not in before])


def _add(applications: list[str]) -> None:
    """Settings of the tests have applications that plant faults."""
    from django.apps import AppConfig, apps

    for each in applications:
        config: Any = AppConfig.create(each)
        config.apps = apps
        apps.app_configs[config.label] = config
        config.import_models()
        config.ready()


def _end_of(module: str) -> int:
    """Run it; its exit status, as Python would have it."""
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:  # noqa: BLE001  (as the interpreter itself does)
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    module, *rest = _next_job(sys.argv[1])
    sys.argv = [module, *rest]
    code = _end_of(module)
    # The end in earnest would look at every object of the large process that this one came from.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
