"""What a page and its kernel say to each other, heard on the websocket between them."""

import json
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page, WebSocket

QUIET = 1000  # milliseconds


@dataclass
class Talk:
    """The messages about widgets, each by its kind: those of the page, and those of the kernel."""

    of_page: list[str] = field(default_factory=list)
    of_kernel: list[str] = field(default_factory=list)

    def heard_on(self, open_page: Callable[..., Page]) -> Callable[..., Page]:
        """The same way to open a page, with an ear at it."""

        def opened(**screen: object) -> Page:
            page = open_page(**screen)
            page.on("websocket", self._listen)
            return page

        return opened

    def clear(self, page: Page) -> None:
        """Forget what was said, once nothing more is: an answer to what was asked before may be on its way."""
        heard = -1
        while heard != len(self.of_page) + len(self.of_kernel):
            heard = len(self.of_page) + len(self.of_kernel)
            page.wait_for_timeout(QUIET)
        self.of_page.clear()
        self.of_kernel.clear()

    def _listen(self, socket: WebSocket) -> None:
        if "/channels" in socket.url:
            socket.on("framesent", lambda frame: _note(self.of_page, frame))
            socket.on("framereceived", lambda frame: _note(self.of_kernel, frame))


def _note(messages: list[str], frame: bytes | str) -> None:
    kind = kind_of(frame)
    if kind.startswith("comm_"):
        messages.append(kind)


def kind_of(frame: bytes | str) -> str:
    """The kind of a message, such as "comm_msg". A frame of bytes begins with where its parts are; the header is the second."""
    if isinstance(frame, str):
        header = json.loads(frame)["header"]
    else:
        (count,) = struct.unpack_from("<Q", frame)
        places = struct.unpack_from(f"<{count}Q", frame, 8)
        header = json.loads(frame[places[1] : places[2]])
    return str(header["msg_type"])
