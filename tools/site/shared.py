"""Styles and scripts that many pages carry, as files that all of them share.

Each page of a trace brings its own, so that an output of a notebook works alone. On a site the same text would be
stored and sent twenty times: here equal texts become one file, whose name changes whenever its text does.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

__all__ = ["Shared", "hashed"]

# Data stay where they are: what stands behind a `type` is no script.
CARRIED = re.compile(
    r'<(?P<kind>style|script)(?: class="itm-style")?>(?P<text>.*?)</(?P=kind)>\n?', re.DOTALL
)
SUFFIX = {"style": "css", "script": "js"}


class Shared:
    """The files of one page: what it links to in place of what it carried."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.styles: list[str] = []
        self.scripts: list[str] = []

    def taken_out(self, html: str) -> str:
        """A page's text without its styles and scripts, which are files now."""
        return CARRIED.sub(self._keep, html)

    def _keep(self, carried: re.Match[str]) -> str:
        name = hashed(self._folder, f"page.{SUFFIX[carried['kind']]}", carried["text"])
        known = self.styles if carried["kind"] == "style" else self.scripts
        if name not in known:
            known.append(name)
        return ""


def hashed(folder: Path, name: str, text: str | bytes) -> str:
    """Write a file whose name holds a part of its hash, and return that name: browsers may keep it for ever."""
    content = text.encode() if isinstance(text, str) else text
    stem, _, suffix = name.rpartition(".")
    unique = f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{suffix}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / unique).write_bytes(content)
    return unique
