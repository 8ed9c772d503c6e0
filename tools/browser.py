"""Find a Chromium for the tests and the screenshots, or get one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)

# A Chromium without a screen still draws its own frame: two pages of its address bar for each page that a test opens,
# which take as much time as the test's own page. Of such lists the last one counts, so Playwright's is said again.
LEFT_OUT = [
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync"),
    *("DestroyProfileOnBrowserClose", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay"),
    *("MediaRouter", "NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
    *("TcpPortRandomizationWin", "ThirdPartyStoragePartitioning"),
]

ARGUMENTS = [
    f"--disable-features={','.join(LEFT_OUT)}",
    "--disable-gpu",
    # Nothing but the page may use the network.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]

MISSING = (
    "The browser tests need Chrome, Chromium or Edge, and none was found: install one (apt install chromium)."
)


def main() -> None:
    """Print the path of a browser, after installing one if need be."""
    print(find() or install())


def find() -> str | None:
    """Return the path of the first browser that starts."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    """Yield each installed browser's path, then that of Playwright's own download."""
    for program in PROGRAMS:
        path = shutil.which(program)
        # A snap has a /tmp of its own and cannot read the profile that Playwright makes there.
        if path and not os.path.realpath(path).endswith("/snap"):
            yield path
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (starts a process; seldom needed)

    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    if Path(downloaded).exists():
        yield downloaded


def starts(path: str) -> bool:
    """Say whether the program runs at all: a download may lack the libraries it needs."""
    return subprocess.run([path, "--version"], capture_output=True, check=False).returncode == 0


def install() -> str:
    """Get Playwright's download, else Debian's package; return its path, or end with what to install."""
    for get in (download, install_package):
        get()
        if path := find():
            return path
    sys.exit(MISSING)


def download() -> None:
    """Ask Playwright for its own build of Chromium."""
    print("No browser found; downloading one for the tests …", file=sys.stderr)
    run(sys.executable, "-m", "playwright", "install", "chromium")


def install_package() -> None:
    """Install Debian's package, where that is possible."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update")
        run("apt-get", "install", "--yes", "--no-install-recommends", "chromium")


def run(*command: str) -> None:
    """Run a command quietly; whether it helped, `find` will tell."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, env=quiet, capture_output=True, check=False)


def arguments() -> list[str]:
    """Return the arguments to start the browser with; as root, Chromium has no sandbox to start in."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [*ARGUMENTS, "--no-sandbox"] if as_root else ARGUMENTS


if __name__ == "__main__":
    main()
