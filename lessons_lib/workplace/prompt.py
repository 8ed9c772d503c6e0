"""A connection between page and kernel that sends at once: a knob that is dragged is answered up to 40 ms earlier."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

__all__ = ["PromptConnection"]


class PromptConnection(ZMQChannelsWebsocketConnection):
    """The server's own connection, without Nagle's algorithm.

    That holds an answer back until the browser has acknowledged the message before it, the kernel's
    "busy", and a browser with nothing to say takes its time to acknowledge.
    """

    def connect(self) -> Any:
        self.websocket_handler.set_nodelay(True)
        return super().connect()
