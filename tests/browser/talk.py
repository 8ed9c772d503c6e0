"""What a page and its kernel say to each other, heard on the websocket between them."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from playwright.sync_api import Page, WebSocket

QUIET, LONGEST = 1000, 120_000  # milliseconds


@dataclass
class Talk:
    """The messages about widgets, each by its kind: those of the page, and those of the kernel."""

    of_page: list[str] = field(default_factory=list)
    of_kernel: list[str] = field(default_factory=list)
    at_work_on: set[str] = field(
        default_factory=set
    )  # messages of the page that the kernel has not done with

    def heard_on(self, open_page: Callable[..., Page]) -> Callable[..., Page]:
        """The same way to open a page, with an ear at it."""

        def opened(**screen: object) -> Page:
            page = open_page(**screen)
            page.on("websocket", self._listen)
            return page

        return opened

    def rest(self, page: Page) -> None:
        """Return once the kernel has done with all that the page has said, and neither says more for a while."""
        for _ in range(LONGEST // QUIET):
            heard = len(self.of_page) + len(self.of_kernel)
            page.wait_for_timeout(QUIET)
            if not self.at_work_on and heard == len(self.of_page) + len(self.of_kernel):
                return
        raise AssertionError("The page and its kernel do not come to rest.")

    def clear(self, page: Page) -> None:
        """Forget what was said, once nothing more is: an answer to what was asked before may be on its way."""
        self.rest(page)
        self.of_page.clear()
        self.of_kernel.clear()

    def _listen(self, socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framesent", lambda frame: self._sent(Message.of(frame)))
            socket.on("framereceived", lambda frame: self._received(Message.of(frame)))
            socket.on("close", lambda _: self.at_work_on.clear())

    def _sent(self, message: Message) -> None:
        if message.kind.startswith("comm_"):
            self.of_page.append(message.kind)
            self.at_work_on.add(message.name)

    def _received(self, message: Message) -> None:
        if message.kind.startswith("comm_"):
            self.of_kernel.append(message.kind)
        if message.is_idle:
            self.at_work_on.discard(message.answered)


@dataclass(frozen=True)
class Message:
    """A message between a page and its kernel."""

    kind: str  # such as "comm_msg"
    name: str
    answered: str  # the name of the message that this one comes of
    is_idle: bool  # it says that the kernel has done with that

    @classmethod
    def of(cls, frame: bytes | str) -> Message:
        """Read a frame. One of bytes begins with where its parts are: the channel, the header and so on."""
        if isinstance(frame, str):
            message = json.loads(frame)
            header, parent, content = (message[part] for part in ("header", "parent_header", "content"))
        else:
            (count,) = struct.unpack_from("<Q", frame)
            places = struct.unpack_from(f"<{count}Q", frame, 8)
            parts = [frame[begin:end] for begin, end in pairwise(places)]
            header, parent, content = (json.loads(parts[at]) for at in (1, 2, 4))
        is_idle = content.get("execution_state") == "idle"
        return cls(header["msg_type"], header["msg_id"], parent.get("msg_id", ""), is_idle)
