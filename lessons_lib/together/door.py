"""Where learners on the same network come to a class: a second door of the server, which leads to their pages alone.

JupyterLab itself stays on the teacher's machine: through this door nobody comes to a notebook, a kernel, or the
teacher's page. A room is called by its name alone here, so that the address is short.
"""

from __future__ import annotations

import os
import socket
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.httpserver import HTTPServer
from tornado.routing import PathMatches, Rule, RuleRouter
from tornado.web import Application, RedirectHandler

from lessons_lib.workplace.settings import DOOR

__all__ = ["opened", "own_address"]

MOST_BYTES = 10_000  # of a guess
ELSEWHERE = "192.0.2.1"  # an address kept for examples: nothing is sent there


def opened(app: Any, base: str, room: str) -> str:
    """Open the door, if one is asked for, and return the address that learners put before a room's name; else nothing.

    Args:
        app: the server's own web application, which answers here too.
        base: the address of all rooms below the server's.
        room: what a room's name looks like.
    """
    port = os.environ.get(DOOR, "")
    if not port:
        return ""
    short = Application(
        [(f"/{room}", RedirectHandler, {"url": url_path_join(base, "{0}"), "permanent": False})]
    )
    learners = PathMatches(url_path_join(base, f"{room}(/guess)?"))
    router = RuleRouter([Rule(learners, app), Rule(PathMatches(f"/{room}"), short)])
    HTTPServer(router, max_body_size=MOST_BYTES).listen(int(port))
    return f"http://{own_address()}:{port}"


def own_address() -> str:
    """Return what other machines of the network call this one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect((ELSEWHERE, 9))  # sends nothing: it looks up which way one would go
        except OSError:  # no network at all
            return socket.gethostname()
        return str(way.getsockname()[0])
