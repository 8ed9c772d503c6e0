"""Running what a learner wrote: with its prints kept back, its errors told, and not for ever.

After some seconds an exception is raised inside a function that still runs, from a second thread; this needs
no signal, so it works on Windows too. They are seconds of reckoning: where forty learners share a machine, a
right answer may have to wait for its turn. It goes as far as Python does: a single call into compiled code, such
as ``sum(range(10**12))``, is only stopped when it comes back. Where there are no threads, nothing is stopped.
"""

from __future__ import annotations

import contextlib
import ctypes
import inspect
import io
import re
import threading
import time
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any, TypeVar

from lessons_lib.model import Model

__all__ = ["NotComparableError", "TooLongError", "calls_of", "limited", "refuse_unfilled", "run"]

Result = TypeVar("Result")

SECONDS = 3.0  # of reckoning that a function may take for one input …
WAITING = 3  # … and so many times as much on the clock, for one that only waits itself
AGAIN = 0.2  # seconds after which a function that has caught the exception gets another
_limits = threading.local()  # whether something is watched already, in each thread
# What Python and NumPy say where one number is meant and a row comes, and ours.
OF_A_ROW = (
    "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
    "must be real number, not tuple",
    "must be real number, not list",
    "only length-1 arrays can be converted to Python scalars",
    "only 0-dimensional arrays can be converted to Python scalars",
    *(
        f"'{sign}' not supported between instances of '{row}' and 'int'"
        for sign in (">=", ">", "<=", "<")
        for row in ("tuple", "list")
    ),
)
ROW_CAME = (
    "one number is compared here, and a whole row of them came",
    "one number is needed here, and a whole row came",
)


# What Python says, and what it comes to here.
WAYS_OUT = {
    "index out of range": "It reaches for a number that is not there: how many came in?",
    "out of bounds": "It reaches for a number that is not there: how many came in?",
    "indices must be integers or slices, not tuple": "Rows in brackets take one place at a time. Make an array of them "
    "first, with `np.array(…)`.",
    **dict.fromkeys(
        (
            "'tuple' object has no attribute",
            "can't multiply sequence by non-int of type 'float'",
            *(f"for {sign}: 'tuple' and" for sign in ("+", "-", "*", "/", "** or pow()")),
            *(f"for {sign}: '{kind}' and 'tuple'" for sign in "+-/" for kind in ("int", "float")),
        ),
        "A row in brackets came in, which is no array yet. Make one of it first, with `np.array(…)`, or take "
        "its numbers one after the other.",
    ),
    "cannot unpack non-iterable": "One number came, and it is taken apart like a row.",
    "values to unpack": "A row is taken apart into more, or fewer, names than it has numbers.",
    "'tuple' object does not support item assignment": "What came in stays as it is. Make an array of it first, with "
    "`np.array(…)`, and change that.",
    "cannot reshape array": "Its numbers do not fill that shape: how many came in?",
    "could not be broadcast together": "Two arrays of different shapes meet there: how many rows and columns has each?",
}


LEFT = "left Python altogether (SystemExit), and gave nothing back. A function ends with `return …`."


class NotComparableError(Exception):
    """The answer cannot be compared with anything, and this is the feedback on it."""

    def __init__(self, text: str, *, unfilled: bool = False, too_long: bool = False) -> None:
        # Python shows some objects by their address, which is another one in every run.
        self.text = re.sub(r" at 0x[0-9a-fA-F]+", "", text)
        self.unfilled = unfilled
        self.too_long = too_long


class TooLongError(BaseException):
    """Raised inside a function that does not come to an end; no `except Exception` may catch it."""


def run(place: str, function: Callable[[Any], Result], x: object) -> Result:
    """Call what a learner wrote; whatever goes wrong in there is theirs to see, with the input."""
    within = _is_limited()
    try:
        with contextlib.redirect_stdout(io.StringIO()), limited(SECONDS):
            return function(x)
    except TooLongError:
        if within:
            raise
        raise NotComparableError(
            f"{place} was still running after {SECONDS:g} seconds, and was stopped. "
            "Is there a loop in it that never ends?",
            too_long=True,
        ) from None
    except SystemExit:
        raise NotComparableError(f"{place} {LEFT}") from None
    except Exception as error:
        raise NotComparableError(f"{place} {_told(function, error)}") from error


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLongError in what runs here when it reckons longer than so many seconds; of two limits, the outer."""
    if _is_limited():
        # A second watcher would have to be started while the first may raise at any moment.
        yield
        return
    over, lock = threading.Event(), threading.Lock()
    reckoned, waited = time.process_time() + seconds, time.perf_counter() + seconds * WAITING
    watched = ctypes.c_ulong(threading.get_ident())

    def watch() -> None:
        wait = seconds
        while not over.wait(wait):
            with lock:
                too_long = time.process_time() >= reckoned or time.perf_counter() >= waited
                if too_long and not over.is_set():
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(watched, ctypes.py_object(TooLongError))
            wait = AGAIN

    _limits.on = True
    try:
        try:
            threading.Thread(target=watch, daemon=True).start()
        except RuntimeError:  # there are no threads here, as in a browser
            over.set()
        yield
    finally:
        with contextlib.suppress(TooLongError), lock:
            over.set()
        over.set()  # again, in case it came just then
        _limits.on = False


def _is_limited() -> bool:
    return getattr(_limits, "on", False)


def calls_of(function: object, name: str, x: object) -> int:
    """How often a function calls another one by its name; a copy of it is asked, so that the learner's stays."""
    if not isinstance(function, FunctionType):  # one that runs elsewhere has to be counted there
        return int(getattr(function, "calls_of", lambda *_: 0)(name, x))
    own: Any = function.__globals__.get(name)
    calls: list[object] = []

    def counting(*inputs: object, **named: object) -> object:
        calls.append(inputs)
        return own(*inputs, **named)

    names = function.__globals__ | {name: counting}
    copy = FunctionType(function.__code__, names, None, function.__defaults__, function.__closure__)
    copy.__kwdefaults__ = function.__kwdefaults__
    run("", copy, x)
    return len(calls)


def refuse_unfilled(answer: object) -> None:
    """Say that a ``...`` still stands where the answer should be."""
    parts = answer if isinstance(answer, tuple | list) else (answer,)
    if any(part is ... for part in parts):
        raise NotComparableError("Put your answer in place of `...` and run the cell again.", unfilled=True)


def _told(function: Callable[[Any], Any], error: Exception) -> str:
    """How an error inside a learner's function is told; one that comes from a ``...`` is none yet."""
    words = f": {error}" if str(error) else ""
    parts = (f"{type(error).__name__}{words}", *getattr(error, "__notes__", ()))
    said = " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts)
    if "ellipsis" in said.casefold() or "still `...`" in said:  # Python's name for `...`, and ours
        _refuse_unfilled_inside(getattr(function, "__self__", None), said)
    said += next((f" {way_out}" for words, way_out in WAYS_OUT.items() if words in said), "")
    for at, sentence in enumerate(OF_A_ROW):
        said = said.replace(sentence, ROW_CAME[min(at, 1)])
    return f"stopped with this error: {said}{_input_name(function, error)}"


def _input_name(function: Callable[..., Any], error: Exception) -> str:
    """What a function calls its input, for who used another name; of a layer the error has said it."""
    if type(error) is not NameError or isinstance(getattr(function, "__self__", None), Model):
        return ""
    return f" The input of your function is called `{next(iter(inspect.signature(function).parameters))}`."


def _refuse_unfilled_inside(model: object, said: str) -> None:
    """Say in which layer of a model a `...` still stands; of a function alone there is no doubt."""
    place = re.search(r"\bL(\d+) · ", said)
    where = ""
    if isinstance(model, Model) and place:
        name = getattr(model[int(place[1]) - 1], "__name__", "<lambda>")
        where = f" inside {name if name.isidentifier() else 'L' + place[1]}"
    raise NotComparableError(
        f"Put your answer in place of `...`{where} and run the cell again.", unfilled=True
    )
