"""Give each layer its place in the row: its name and where its inputs come from, or what is wrong with that."""

from __future__ import annotations

import inspect
import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from lessons_lib.layers import BuiltIn, Layer, taking
from lessons_lib.layers.sources import On
from lessons_lib.model.describe import heading, output_name
from lessons_lib.model.place import Place
from lessons_lib.model.trace import Trace
from lessons_lib.numbers.door import shortened
from lessons_lib.numbers.pytorch import from_pytorch
from lessons_lib.numbers.telling import did_you_mean

__all__ = ["input_names", "placed", "refuse_non_layers"]

TAKEN = re.compile(r"[xoL]\d+|x|_.*")  # what means something in every model
NAMED_INPUT = re.compile(r"x([1-9]\d*)")


def input_names(layers: Sequence[Layer]) -> tuple[str, ...]:
    """What a model's inputs are called: x; in a block of several inputs x1, x2, …, as its layers name them."""
    sources = [source for layer in layers for source in taking(layer, "")[1]]
    numbered = [int(found[1]) for found in map(NAMED_INPUT.fullmatch, sources) if found]
    if numbered and "x" in sources:
        raise ValueError(
            "The layers of a model take either x, its one input, or x1 and x2 and so on, and here stand both."
        )
    return tuple(f"x{number}" for number in range(1, max(numbered) + 1)) if numbered else ("x",)


def placed(positional: Sequence[Layer], labelled: Mapping[str, Layer]) -> tuple[Place, ...]:
    """The places of a model's layers.

    Raises:
        ValueError: a source is not there yet, nobody takes an output, or a label means something already.
    """
    layers = [*positional, *labelled.values()]
    labels = [*("" for _ in positional), *labelled]
    known = {name: (at, "") for at, name in enumerate(input_names(layers))}
    entries = len(known)
    meaning = {name: name for name in known}  # of a source as it may be written: its own name, or a label
    places: list[Place] = []
    previous = next(iter(known))
    for number, (given, label) in enumerate(zip(layers, labels, strict=True), start=1):
        layer, written = taking(given, previous)
        here = heading(f"L{number}", layer, label)
        if number > len(positional):
            _refuse_label(label, here)
        sources = tuple(_meant(source, meaning, here, labelled, len(layers)) for source in written)
        positions, givers = zip(*(known[source] for source in sources), strict=True)
        places.append(Place(f"L{number}", layer, sources, positions, givers, label))
        previous = f"o{number}"
        known[previous] = (entries + number - 1, here)
        meaning |= {previous: previous, label: previous} if label else {previous: previous}
    _refuse_unused(places, known, previous)
    return tuple(places)


def _meant(
    source: str, meaning: Mapping[str, str], here: str, labelled: Mapping[str, Layer], count: int
) -> str:
    """The name of the output that a source means."""
    if source in meaning:
        return meaning[source]
    there = f"there {'is' if len(meaning) == 1 else 'are'} {', '.join(meaning)}"
    later = source in labelled or source in {f"o{number}" for number in range(1, count + 1)}
    why = "is made only here or later" if later else "is not there"
    near = "" if later else _nearest(source, meaning)
    raise ValueError(f"{here} takes its input from {source!r}, which {why}. Before it {there}.{near}")


def _nearest(source: str, meaning: Mapping[str, str]) -> str:
    """What somebody may have meant who wrote another name: the layer in place of its output, or a slip."""
    output = output_name(source)
    if source.startswith("L") and output in meaning:
        return f" The output of {source} is {output!r}."
    plain = source.lower()
    return f" Did you mean {plain!r}?" if plain in meaning else did_you_mean(source, list(meaning))


def _refuse_label(label: str, here: str) -> None:
    if not label.isidentifier() or keyword.iskeyword(label):
        raise ValueError(
            f"{here} is called {label!r}, which cannot be typed as trace.{label}. Give it a name of letters, digits "
            "and _, as in hidden or hidden_2."
        )
    if TAKEN.fullmatch(label) or label in {field.name for field in fields(Trace)} or hasattr(Trace, label):
        raise ValueError(
            f"{here} is called {label!r}, which means something already: trace.{label}. Give it another name."
        )


def _refuse_unused(places: Sequence[Place], known: Mapping[str, tuple[int, str]], last: str) -> None:
    """An output that nobody takes would be computed for nothing: most often a source was forgotten."""
    taken = {source for place in places for source in place.sources}
    first = places[0].layer
    if isinstance(first, BuiltIn) and first.keeps_names:
        taken.add("o1")  # the input layer has done its work when it has looked at x, which others may take
    for name, (_, giver) in known.items():
        if name not in taken and name != last:
            whose = f"{name}, the output of {giver}" if giver else f"{name}, an input of this model"
            raise ValueError(
                f'Nobody takes {whose}. Name it as a source, as in on(f, "{name}") or Add("{name}"), '
                "or leave the layer out."
            )


def refuse_non_layers(layers: Sequence[object]) -> None:
    """Say of anything in the row that is no layer what it is, and the line that would be right."""
    if not layers:
        raise ValueError("Model expects at least one layer, as in Model(L1, L2, L3), and got none.")
    for position, layer in enumerate(layers, start=1):
        if isinstance(layer, list | tuple | Iterator):
            raise TypeError(
                "Model expects its layers one after another, as in Model(L1, L2, L3), and got a "
                f"{type(layer).__name__}. Take away the brackets, or put a star before them: Model(*layers)."
            )
        _refuse_non_layer(f"L{position}", layer.layer if isinstance(layer, On) else layer)


def _refuse_non_layer(name: str, layer: object) -> None:
    if isinstance(layer, type):
        raise TypeError(
            f"{name} is the class {layer.__name__}, and a layer is made from it with brackets: "
            f"write {_call_of(layer)}."
        )
    if isinstance(layer, str):
        raise TypeError(
            f"{name} is text, {layer!r}, and a layer is a function. Write its name without quotes."
        )
    if from_pytorch(layer):
        raise TypeError(f"{name} is {shortened(layer)} of PyTorch. {from_pytorch(layer)}")
    if not callable(layer):
        raise TypeError(
            f"{name} is not a layer: a layer is a function of one input, and this is "
            f"{shortened(layer)}. Was it called already? Write Model(L1, L2), not Model(L1, L2(x))."
        )


def _call_of(layer: type) -> str:
    """The line that makes a layer from its class: ``ReLU()``, or with values where it cannot do without."""
    needed = [
        each.name
        for each in inspect.signature(layer).parameters.values()
        if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD
    ]
    return f"{layer.__name__}({', '.join(needed)})"
