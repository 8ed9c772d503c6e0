"""Inside the walls: run one notebook, pass its answers out, and questions to its functions in.

This process is as little trusted as the notebook itself, which may reach it. It is told what to run by one line of JSON
on its standard input, and says by lines of JSON on its standard output what came of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

# A grammar of web addresses that `nbformat` never asks for, and that takes longer to build than all the rest to import.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import nbformat  # noqa: E402
from jupyter_client.manager import AsyncKernelManager  # noqa: E402
from nbclient import NotebookClient  # noqa: E402
from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: E402

from lessons_lib.collecting.limits import Limits  # noqa: E402
from lessons_lib.collecting.taking import ADDRESS  # noqa: E402
from lessons_lib.judge.running import SECONDS  # noqa: E402

__all__ = ["main"]

LONGEST = 4_000_000  # bytes of one line
SPARE = 1.0  # seconds that a reply may take longer than a function
BEGIN = "from lessons_lib.collecting.taking import take_answers as _; _({most}); del _"
TOO_LONG = {"too long": True}
ENDED = {"error": ["SystemExit", "It ended Python", []]}


class Running(NotebookClient):
    """A notebook's run that keeps no output, and interrupts a cell that prints too much."""

    most: int
    printed = 0
    over: set[int]
    raised: dict[int, str]  # by which error a cell was stopped

    def output(self, _outs: list[Any], msg: dict[str, Any], _display: str | None, cell_index: int) -> None:
        """Weigh what a cell puts out, and let it go."""
        self.printed += len(json.dumps(msg["content"], default=str))
        if name := msg["content"].get("ename"):
            self.raised[cell_index] = str(name)
        if name == "PrintedTooMuchError":
            self.over.add(cell_index)
        if self.printed > self.most:
            self.over.add(cell_index)
            self.printed = 0
            stop: Any = self.km.interrupt_kernel()  # type: ignore[union-attr]
            self.stopping = asyncio.ensure_future(stop)


class Inside:
    """The notebook's kernel on one side, the judge on the other."""

    def __init__(self, say: Any) -> None:
        self._say = say
        self.cell = -1
        self._open: dict[int, tuple[asyncio.StreamReader, asyncio.StreamWriter]] = {}
        self._count = 0

    def say(self, **message: object) -> None:
        """Tell the judge something."""
        self._say.write(json.dumps(message) + "\n")
        self._say.flush()

    async def arrived(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Pass an answer out; the connection stays open as long as its functions may be called."""
        with contextlib.suppress(ValueError, ConnectionError):
            message = json.loads(await reader.readline())
            self._count += 1
            self._open[self._count] = (reader, writer)
            self.say(answer=message, at=self._count, cell=self.cell)
            writer.write(b"\n")
            await writer.drain()

    async def pass_on(self, judge: asyncio.StreamReader) -> None:
        """Pass questions of the judge in, and their replies out, until it has asked all it wants to know."""
        while question := await judge.readline():
            told = json.loads(question)
            if "done" in told:
                _, writer = self._open.pop(told["done"])
                writer.close()
                continue
            if "all" in told:
                return
            self.say(reply=await self._reply(told), to=told["to"])
        os._exit(1)  # whoever graded is gone, and nobody waits for the rest

    async def _reply(self, told: dict[str, Any]) -> Any:
        reader, writer = self._open[told["at"]]
        began = time.monotonic()
        with contextlib.suppress(TimeoutError, ConnectionError, ValueError):
            writer.write((json.dumps(told["question"]) + "\n").encode())
            return json.loads(await asyncio.wait_for(reader.readline(), SECONDS + SPARE))
        return TOO_LONG if time.monotonic() - began >= SECONDS else ENDED


async def run(job: dict[str, Any], judge: asyncio.StreamReader, inside: Inside) -> None:
    """Run all cells, tell what came of it, and wait until the judge has asked what it wants to know."""
    server = await asyncio.start_unix_server(inside.arrived, os.environ[ADDRESS], limit=LONGEST)
    asking = asyncio.ensure_future(inside.pass_on(judge))
    async with server:
        try:
            notebook = nbformat.reads(job["notebook"], as_version=4)
        except Exception as error:  # noqa: BLE001 (whatever was handed in, it is no notebook)
            inside.say(stopped="no notebook", why=f"{type(error).__name__}: {error}"[:200])
        else:
            await _cells(notebook, Limits(**job["limits"]), inside)
        inside.say(finished=True)
        await asking


async def _cells(notebook: Any, limits: Limits, inside: Inside) -> None:
    manager = AsyncKernelManager(kernel_name="python3", transport="ipc")
    client = Running(notebook, km=manager, interrupt_on_timeout=True, allow_errors=True)
    client.most, client.over, client.raised = limits.printed, set(), {}
    notebook.cells.insert(0, nbformat.v4.new_code_cell(BEGIN.format(most=limits.printed)))
    async with client.async_setup_kernel():
        for at, cell in enumerate(notebook.cells):
            inside.cell, client.printed = at - 1, 0
            client.timeout = limits.cell_seconds if at else None
            try:
                await client.async_execute_cell(cell, at)
            except (DeadKernelError, CellTimeoutError) as error:
                inside.say(stopped=type(error).__name__, cell=at - 1)
                return
            if at in client.over:
                inside.say(printed=at - 1)
            elif at in client.raised:
                inside.say(raised=client.raised[at], cell=at - 1)


async def _begin(say: Any) -> None:
    judge = asyncio.StreamReader(limit=LONGEST * 20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(judge), sys.stdin)
    job = json.loads(await judge.readline())
    Limits(**job["limits"]).set()
    for name, text in job["files"].items():
        path = Path.home() / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    await run(job, judge, Inside(say))


def main() -> None:
    """Keep the way out for the answers alone: what a notebook or its children print goes nowhere."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as say, Path(os.devnull).open("r+b") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        asyncio.run(_begin(say))


if __name__ == "__main__":
    main()
