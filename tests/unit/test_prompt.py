"""The connection between page and kernel does not wait for acknowledgements."""

import pytest
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler

from lessons_lib.workplace import settings
from lessons_lib.workplace.prompt import PromptConnection


class Handler(KernelWebsocketHandler):
    """A websocket that keeps what it was told."""

    def __init__(self) -> None:
        self.told = []

    def set_nodelay(self, value: bool) -> None:
        self.told.append(value)


def test_what_is_small_is_not_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    handler = Handler()
    connected = []
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda self: connected.append(self))
    connection = PromptConnection(websocket_handler=handler)
    connection.connect()
    assert handler.told == [True]
    assert connected == [connection]


def test_make_lab_uses_it(tmp_path) -> None:
    told = "--ServerApp.kernel_websocket_connection_class=lessons_lib.workplace.prompt.PromptConnection"
    assert told in settings.command(tmp_path, 8888)
