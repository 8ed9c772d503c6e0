"""A page with Python behind it and no Jupyter between them: the widget is in this process, its model in the browser."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from lessons_lib.page.stored import packed
from lessons_lib.page.widgets import Explorer
from tests.browser.live import JUPYTERLAB, LivePage

# The browser's side of a widget, as ipywidgets has it: traits, messages with buffers, and who hears of both.
MODEL = """async ({ script, traits }) => {
    const listeners = new Map();
    const fire = (name, ...what) => [...(listeners.get(name) ?? [])].forEach((hear) => hear(...what));
    const bytes = (text) => new DataView(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
    const deliver = (replies) => {
        for (const { trait, value, content, buffers } of replies) {
            if (trait) { traits[trait] = value; fire(`change:${trait}`); }
            else fire("msg:custom", content, buffers.map(bytes));
        }
    };
    const tell = (message) => {
        if (window.gone) throw new Error("There is no kernel.");
        window.toPython(JSON.stringify(message)).then((replies) => deliver(JSON.parse(replies)));
    };
    const model = {
        get: (name) => traits[name],
        set: (name, value) => (traits[name] = value),
        save_changes: () => tell({ state: traits.state }),
        send: (content) => tell({ content }),
        on: (name, hear) => listeners.set(name, [...(listeners.get(name) ?? []), hear]),
        off: (name, hear) => listeners.set(name, (listeners.get(name) ?? []).filter((each) => each !== hear)),
    };
    window.wake = () => tell({ content: {} });
    window.leave = () => { window.gone = true; fire("comm_live_update"); };
    const module = await import(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    module.default.render({ model, el: document.querySelector("#view") });
}"""


@dataclass
class Beside:
    """A widget and its page: what each said to the other."""

    widget: Explorer
    page: Page
    asked: list[dict[str, Any]] = field(default_factory=list)  # by the page
    replies: list[dict[str, Any]] = field(default_factory=list)  # not yet delivered
    sizes: list[int] = field(default_factory=list)  # bytes of what was sent for each question
    silent: bool = False  # Python is at work on something else
    waiting: list[dict[str, Any]] = field(default_factory=list)

    @property
    def live(self) -> LivePage:
        return LivePage(self.page)

    @property
    def root(self) -> Locator:
        return self.page.locator(".itm-live").first

    def busy(self) -> None:
        """Python is at work on something else: it answers later."""
        self.silent = True

    def free(self) -> None:
        """It answers what was asked meanwhile."""
        self.silent = False
        self.page.evaluate("wake()")

    def hear(self, text: str) -> str:
        """What the page says, and what comes back."""
        message = json.loads(text)
        self.waiting.append(message)
        if self.silent:
            return "[]"
        for each in self.waiting:
            self._take(each)
        self.waiting.clear()
        replies, self.replies = self.replies, []
        return json.dumps(replies, default=packed)

    def _take(self, message: dict[str, Any]) -> None:
        if "content" in message:
            self.asked.append(message["content"])
            self.widget._handle_custom_msg(message["content"], [])
            return
        before = self.widget.answered
        self.widget.state = message["state"]
        if self.widget.answered is not before:
            self.replies.append({"trait": "answered", "value": self.widget.answered})

    def sent(self, content: dict[str, Any], buffers: list[bytes] | None = None) -> None:
        """What the widget sends."""
        listed = [base64.b64encode(each).decode() for each in buffers or ()]
        self.sizes.append(sum(map(len, listed)))
        self.replies.append({"content": content, "buffers": listed})


def beside(page: Page, widget: Explorer, dark: bool = False) -> Beside:
    """Draw a widget's page, with the widget behind it."""
    both = Beside(widget, page)
    widget.send = both.sent  # type: ignore[method-assign]
    page.goto("about:blank")
    theme = "<body data-jp-theme-light=" + ('"false" style="background:#111;' if dark else '"true" style="')
    page.set_content(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><style>{widget._css}</style>'
        f'{theme}font:{JUPYTERLAB}px sans-serif;--jp-content-font-size1:{JUPYTERLAB}px"><main id="view"></main>'
    )
    page.expose_function("toPython", both.hear)
    traits = json.loads(
        json.dumps({"data": widget.data, "state": widget.state, "answered": widget.answered}, default=packed)
    )
    page.evaluate(MODEL, {"script": str(widget._esm), "traits": traits})
    expect(both.root).to_be_visible()
    return both
