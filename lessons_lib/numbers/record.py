"""A record stays as it was made; whoever would change it is told the line that makes another one."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, dataclass_transform, overload

from lessons_lib.numbers.telling import InputTypeError, shortened

__all__ = ["record"]

Kind = TypeVar("Kind", bound=type[Any])


@overload
def record(kind: Kind, /) -> Kind: ...
@overload
def record(*, init: bool = True, repr: bool = True, slots: bool = False) -> Callable[[Kind], Kind]: ...
@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(dataclasses.field,))
def record(kind: Any = None, /, **options: bool) -> Any:
    """A frozen dataclass, equal to itself alone; its ``instead_of(name)`` says what to write in place of a change."""
    if kind is None:
        return lambda kind: _told(dataclasses.dataclass(frozen=True, eq=False, **options)(kind))
    return _told(dataclasses.dataclass(frozen=True, eq=False)(kind))


def _told(kind: Any) -> Any:
    fields = {each.name for each in dataclasses.fields(kind)}

    def refuse(self: Any, name: str, *value: object) -> None:
        if type(self) is not kind and name not in fields:  # a subclass may have more to itself
            getattr(super(kind, self), "__setattr__" if value else "__delattr__")(name, *value)
        else:
            raise _refused(self, name, value)

    def refuse_item(self: Any, name: object, *value: object) -> None:
        raise _refused(self, f"[{name!r}]", value)

    kind.__setattr__ = kind.__delattr__ = refuse
    if hasattr(kind, "__getitem__"):
        kind.__setitem__ = kind.__delitem__ = refuse_item
    if hasattr(kind, "example"):
        kind.__init__ = _told_what_to_give(kind, kind.__init__)
    return kind


def _told_what_to_give(kind: Any, made: Callable[..., None]) -> Callable[..., None]:
    """An ``__init__`` that says what a record is made of, where it was given something else."""

    @functools.wraps(made)
    def __init__(self: Any, *given: object, **named: object) -> None:  # noqa: N807 (it becomes the kind's own)
        try:
            made(self, *given, **named)
        except TypeError:
            _refuse_others(kind, inspect.signature(made), given, named)
            raise

    return __init__


def _refuse_others(
    kind: Any, signature: inspect.Signature, given: tuple[object, ...], named: Mapping[str, object]
) -> None:
    """Say what is expected and what came, if that is other things than the signature has."""
    try:
        signature.bind(None, *given, **named)
    except TypeError:
        parts = [*map(shortened, given), *(f"{name}={shortened(value)}" for name, value in named.items())]
        _, *takes = (str(each.replace(annotation=each.empty)) for each in signature.parameters.values())
        raise InputTypeError(
            f"{kind.__name__} expects {', '.join(takes) or 'nothing'} and got {', '.join(parts) or 'nothing'}. "
            f"Write {kind.example or f'{kind.__name__}()'}."
        ) from None


def _refused(one: Any, name: str, value: tuple[object, ...]) -> dataclasses.FrozenInstanceError:
    done = "set" if value else "deleted"
    return dataclasses.FrozenInstanceError(
        f"{type(one).__name__} stays as it was made, so its {name} cannot be {done}. {one.instead_of(name)}"
    )
