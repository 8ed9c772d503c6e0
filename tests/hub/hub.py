"""A real JupyterHub on this machine, as deploy/local_hub.py sets it up, and its learners, who log in and run a lesson."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import queue
import re
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
import websocket

ROOT = Path(__file__).parents[2]
PROXY = ROOT / "build" / "hub" / "node_modules" / ".bin"  # where make puts configurable-http-proxy
PASSWORD = "a trial of thirty"
SECONDS = 600  # for whatever a machine that is busy may take

Message = dict[str, Any]


@dataclass(frozen=True)
class Hub:
    """A running hub: where it is, and the folder in which each learner has a home."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def home(self, name: str) -> Path:
        return self.folder / "home" / name


@contextlib.contextmanager
def running_hub(folder: Path, port: int) -> Iterator[Hub]:
    """Start a hub, wait until it answers, and stop it and all its servers afterwards."""
    own = {"HUB_FOLDER": str(folder), "HUB_PASSWORD": PASSWORD, "HUB_PORT": str(port)}
    path = os.pathsep.join([str(Path(sys.executable).parent), str(PROXY), os.environ["PATH"]])
    command = [sys.executable, "-m", "jupyterhub", "--config", str(ROOT / "deploy" / "local_hub.py")]
    with (folder / "hub.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=os.environ | own | {"PATH": path, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=log,
        )
        try:
            _wait(lambda: _answers(port), "The hub", folder / "hub.log", process)
            yield Hub(folder, port, process)
        finally:
            process.terminate()
            process.wait(timeout=120)


def _answers(port: int) -> bool:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", "/hub/health")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False


def _wait(done: Any, who: str, log: Path, process: subprocess.Popen[bytes] | None = None) -> None:
    give_up = time.monotonic() + SECONDS
    while not done():
        ended = process is not None and process.poll() is not None
        if ended or time.monotonic() > give_up:
            raise AssertionError(f"{who} does not answer. Its last lines:\n{log.read_text('utf-8')[-3000:]}")
        time.sleep(0.2)


@dataclass
class Learner:
    """Somebody with a browser: logs in, opens the own server, and works in a lesson there."""

    hub: Hub
    name: str
    session: requests.Session = field(default_factory=requests.Session)

    def __post_init__(self) -> None:
        self.session.trust_env = False  # no proxy lies between this machine and itself

    @property
    def server(self) -> str:
        return f"/user/{quote(self.name)}"

    def get(self, path: str) -> requests.Response:
        return self.session.get(f"http://{self.hub.address}{path}", timeout=SECONDS)

    def send(self, method: str, path: str, content: object = None) -> requests.Response:
        """Ask the own server to do something: with what a page shows that it came from there."""
        headers = {"X-XSRFToken": self._cookie("_xsrf", self.server)}
        url = f"http://{self.hub.address}{self.server}/{path}"
        return self.session.request(method, url, json=content, headers=headers, timeout=SECONDS)

    def log_in(self, password: str = PASSWORD) -> requests.Response:
        """Fill in the hub's form and press the button."""
        form = self.get("/hub/login").text
        (xsrf,) = set(re.findall(r'name="_xsrf" value="([^"]+)"', form))
        answers = {"username": self.name, "password": password, "_xsrf": xsrf}
        return self.session.post(f"http://{self.hub.address}/hub/login", data=answers, timeout=SECONDS)

    def open(self) -> None:
        """Wait until the own server is there, as the hub's page does, and open it."""
        asked = self.get("/hub/spawn")
        assert asked.ok, f"{self.name} was turned away: {asked.status_code}"
        _wait(self._is_open, f"The server of {self.name}", self.hub.folder / "hub.log")

    def stop(self) -> None:
        """Stop the own server, as the button on the hub's page does, and wait until it is gone."""
        headers = {
            "X-XSRFToken": self._cookie("_xsrf", "/hub/"),
            "Referer": f"http://{self.hub.address}/hub/home",
        }
        url = f"http://{self.hub.address}/hub/api/users/{self.name}/server"
        answer = self.session.delete(url, headers=headers, timeout=SECONDS)
        assert answer.status_code in (202, 204), answer.text
        _wait(lambda: not self._is_open(), f"The server of {self.name}", self.hub.folder / "hub.log")

    def _is_open(self) -> bool:
        answer = self.get(f"{self.server}/lab")
        return answer.ok and answer.url.partition("?")[0].endswith("/lab") and "/hub/" not in answer.url

    def start_kernel(self) -> Kernel:
        """Start a kernel in the folder of the lessons, and connect to it as a page does."""
        kernel = self.send("POST", "api/kernels", {"name": "python3"}).json()["id"]
        place = f"{self.server}/api/kernels/{kernel}/channels"
        request = requests.Request("GET", f"http://{self.hub.address}{place}")
        cookies = self.session.prepare_request(request).headers.get("Cookie", "")
        connection = websocket.create_connection(
            f"ws://{self.hub.address}{place}", cookie=cookies, http_no_proxy=["127.0.0.1"]
        )
        return Kernel(connection)

    def _cookie(self, name: str, path: str) -> str:
        found = [each for each in self.session.cookies if each.name == name and each.path.startswith(path)]
        return str(found[0].value) if found else ""


@dataclass
class Kernel:
    """A kernel as a page hears it: by messages on a websocket, which it listens to all the time, as a browser does."""

    connection: websocket.WebSocket
    opened: list[Message] = field(default_factory=list)  # what each `comm_open` said: the widgets
    heard: queue.Queue[Message | None] = field(default_factory=queue.Queue)  # None: the connection has ended

    def __post_init__(self) -> None:
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        # Whoever does not listen answers no ping, and is taken to be gone.
        with contextlib.suppress(websocket.WebSocketException, OSError):
            while frame := self.connection.recv():
                self.heard.put(_read(frame))
        self.heard.put(None)

    def execute(self, code: str) -> list[Message]:
        """Run code, and return all that came of it until the kernel was idle again."""
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        return self.talk("execute_request", content)

    def talk(self, kind: str, content: Message) -> list[Message]:
        """Send one message, and return its answers until the kernel is idle again."""
        sent = _message(kind, content)
        self.connection.send(json.dumps(sent))
        heard: list[Message] = []
        while True:
            message = self.heard.get(timeout=SECONDS)
            assert message is not None, "the connection to the kernel has ended"
            if message["parent_header"].get("msg_id") != sent["header"]["msg_id"]:
                continue
            heard.append(message)
            if message["msg_type"] == "comm_open":
                self.opened.append(message["content"])
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return heard

    def close(self) -> None:
        self.connection.close()


def _message(kind: str, content: Message) -> Message:
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "username": "", "session": "", "version": "5.3"}
    return {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}


def _read(frame: str | bytes) -> Message:
    """Read a message; one with buffers is binary, and its first part is the message itself."""
    if isinstance(frame, str):
        return dict(json.loads(frame))
    first, second = (int.from_bytes(frame[at : at + 4], "big") for at in (4, 8))
    return dict(json.loads(frame[first:second]))


def lesson_cells(path: Path) -> list[str]:
    """The code cells of a lesson."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


def errors(messages: list[Message]) -> list[str]:
    """What stopped with an error."""
    return [
        f"{each['content']['ename']}: {each['content']['evalue']}"
        for each in messages
        if each["msg_type"] == "error"
    ]
