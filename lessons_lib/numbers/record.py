"""A record stays as it was made; whoever would change it is told the line that makes another one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform, overload

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
    return kind


def _refused(one: Any, name: str, value: tuple[object, ...]) -> dataclasses.FrozenInstanceError:
    done = "set" if value else "deleted"
    return dataclasses.FrozenInstanceError(
        f"{type(one).__name__} stays as it was made, so its {name} cannot be {done}. {one.instead_of(name)}"
    )
