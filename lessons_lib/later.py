"""Names of a package that are imported when somebody asks for them first: most lessons need few of them."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["later"]


def later(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """What a package calls for a name that it has not yet: its ``__getattr__``.

    Args:
        package: the package's name.
        homes: for each name the module, counted from the package, that brings it.
    """

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(sys.modules[package], name, found)  # from now on it is there
        return found

    return find
