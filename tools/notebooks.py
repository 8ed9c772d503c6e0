"""Execute every lesson again and store it in one fixed form: what `make notebooks` does.

Two runs give the same bytes. With `--check` nothing is written, and the lessons that would change are named.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    # Without Python's version, which differs from one reader to the next.
    "language_info": {
        "codemirror_mode": {"name": "ipython", "version": 3},
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
        "pygments_lexer": "ipython3",
    },
}

# What a stored lesson does without: GitHub refuses or strips it, and a learner's own run brings it back.
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
BEHAVIOUR = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
PASSING = ("execution", "ExecuteTime", "collapsed", "scrolled", "trusted")

# Another version of matplotlib or of a font draws the same figure in other bytes, so a check skips it.
PICTURE = re.compile(r'("image/(?:png|jpeg)": |data:image/(?:png|jpeg);base64,)"?[\w+/=\\]*"?')

Notebook = dict[str, Any]


def main() -> None:
    """Run the lessons named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a lesson would change")
    parser.add_argument("notebooks", nargs="*", type=Path)
    options = parser.parse_args()
    # One lesson a core: a kernel of its own runs each. Spawned, as this process may have threads.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as lessons:
        renewed = list(lessons.map(partial(renew, write=not options.check), options.notebooks))
    changed = [path for path, differs in zip(options.notebooks, renewed, strict=True) if differs]
    for path in changed:
        print(f"{path} {'is not what it prints now; run: make notebooks' if options.check else 'changed'}")
    print(f"{len(options.notebooks)} executed, {len(changed)} changed")
    sys.exit(1 if options.check and changed else 0)


def renew(path: Path, *, write: bool) -> bool:
    """Execute and normalise one lesson; say whether that differs from what is stored."""
    stored = path.read_text("utf-8")
    try:
        fresh = text(normalised(executed(json.loads(stored), path.parent)))
    except CellExecutionError as error:
        sys.exit(f"{path} does not run:\n{error}")
    if write:
        path.write_text(fresh, "utf-8")
        return fresh != stored
    return without_pictures(fresh) != without_pictures(stored)


def executed(notebook: Notebook, folder: Path) -> Notebook:
    """Run all cells in a fresh kernel that knows nothing of the person who starts it."""
    content = nbformat.reads(json.dumps(with_ids(notebook)), as_version=4)
    client = NotebookClient(
        content,
        kernel_name="python3",
        coalesce_streams=True,
        record_timing=False,
        timeout=300,
        config=Config(KernelManager={"transport_encryption": "auto"}),  # else kernels warn that they do not
    )
    client.resources = {"metadata": {"path": str(folder)}}
    with tempfile.TemporaryDirectory() as profile:
        client.execute(
            env=os.environ | {"IPYTHONDIR": profile, "OPENBLAS_NUM_THREADS": "1", "TQDM_DISABLE": "1"}
        )
    return dict(content)


def with_ids(notebook: Notebook) -> Notebook:
    """Give each cell without an id one that follows from its place and source, so that it stays."""
    for index, cell in enumerate(notebook["cells"]):
        source = f"{index}{''.join(cell['source'])}"
        cell.setdefault("id", hashlib.sha256(source.encode()).hexdigest()[:8])
    return notebook | {"nbformat": 4, "nbformat_minor": 5}


def normalised(notebook: Notebook) -> Notebook:
    """Return the executed lesson as it is stored."""
    other = {key: value for key, value in notebook["metadata"].items() if key not in ("widgets", "signature")}
    cells = [normalised_cell(dict(cell)) for cell in notebook["cells"]]
    return notebook | {"cells": cells, "metadata": other | METADATA}


def normalised_cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Return a cell without the traces of one run."""
    kept = {key: value for key, value in cell["metadata"].items() if key not in PASSING}
    cell |= {"metadata": kept}
    if cell["cell_type"] == "code":
        outputs = [normalised_output(dict(output)) for output in cell["outputs"]]
        # Of an output that was a widget's view alone nothing is left.
        cell |= {"outputs": [output for output in outputs if output.get("data") != {}]}
    return cell


def normalised_output(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output without widget view, behaviour and transient data."""
    output.pop("transient", None)
    if "data" in output:
        data = {kind: value for kind, value in output["data"].items() if kind != WIDGET_VIEW}
        if "text/html" in data:
            data["text/html"] = BEHAVIOUR.sub("", "".join(data["text/html"]))
        output |= {"data": data}
    return output


def text(notebook: Notebook) -> str:
    """Return the notebook as Jupyter itself writes it."""
    return str(nbformat.writes(nbformat.from_dict(notebook))).rstrip("\n") + "\n"


def without_pictures(notebook: str) -> str:
    """Return the notebook's text with the bytes of its pictures left out."""
    return PICTURE.sub(r"\1", notebook)


if __name__ == "__main__":
    main()
