"""Many hand-ins at once: on the cores of this machine, or on the machines of a Dask scheduler."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from typing import Any

from lessons_lib.collecting.grade import Graded, grade
from lessons_lib.collecting.handins import HandIn
from lessons_lib.collecting.limits import Limits
from lessons_lib.collecting.own import OwnLesson

__all__ = ["here", "on_scheduler"]

TRIES = 3  # of a hand-in beside which a worker died
LOST = "This could not be graded ({why}). Run it alone."


def here(
    hand_ins: Sequence[HandIn],
    limits: Limits,
    *,
    by_name: bool,
    workers: int,
    own: OwnLesson | None = None,
) -> Iterator[Graded]:
    """Each hand-in, as it is done, from so many processes."""
    left, tries = dict(enumerate(hand_ins)), 0
    while left:
        tries += 1
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            run = partial(grade, limits=limits, by_name=by_name, own=own)
            futures = {pool.submit(run, one): at for at, one in left.items()}
            for future in as_completed(futures):
                result = _result(future, left[futures[future]], last=tries == TRIES)
                if result is not None:
                    del left[futures[future]]
                    yield result


def _result(future: Future[Graded], hand_in: HandIn, *, last: bool) -> Graded | None:
    """What came of a hand-in; nothing where the process that graded it was lost, and another may try."""
    try:
        return future.result()
    except BrokenProcessPool as error:
        return _lost(hand_in, error) if last else None
    except Exception as error:  # noqa: BLE001 (one hand-in must not end the others)
        return _lost(hand_in, error)


def _lost(hand_in: HandIn, error: BaseException) -> Graded:
    return Graded(hand_in.learner, hand_in.file, note=LOST.format(why=type(error).__name__))


def on_scheduler(
    address: str,
    hand_ins: Sequence[HandIn],
    limits: Limits,
    *,
    by_name: bool,
    own: OwnLesson | None = None,
) -> Iterator[Graded]:
    """Each hand-in, as it is done, from the workers of a scheduler; what a lost worker had is given to another."""
    distributed: Any = import_module("dask.distributed")  # an extra

    with distributed.Client(address, timeout=30) as client:
        run = partial(grade, limits=limits, by_name=by_name, own=own)
        # Neighbours may hand in the same bytes, and are two tasks all the same.
        futures: dict[Any, HandIn] = {
            client.submit(run, one, pure=False, retries=TRIES): one for one in hand_ins
        }
        done: Iterable[Any] = distributed.as_completed(list(futures))
        for future in done:
            try:
                yield future.result()
            except Exception as error:  # noqa: BLE001 (one hand-in must not end the others)
                yield _lost(futures[future], error)
