"""The built site behind a plain web server, in a folder of it as on GitHub Pages, and what a page of it asked for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page

UNDER = "/inside-the-model"  # the site's folder; above it there is nothing


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(f"{UNDER}/")
        return (
            super().translate_path(path.removeprefix(UNDER))
            if inside
            else str(Path(self.directory) / "nowhere")
        )

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served, as any web server would serve it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{UNDER}"
    finally:
        server.shutdown()
        server.server_close()


def only_from(page: Page, address: str) -> tuple[list[str], list[str]]:
    """Let a page ask its own host alone: what else it asked for, and what its scripts complained of."""
    others: list[str] = []
    complaints: list[str] = []

    def answer(route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            others.append(route.request.url)
            route.abort()

    page.route("**/*", answer)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    return others, complaints
