"""Every pair of colours that meets on a page is told apart, in both themes: WCAG 2.2 wants 4.5 for text, 3 for marks."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lessons_lib
from lessons_lib.colours import DARK, LIGHT, Theme, signed_colour
from tests.unit.test_colours import contrast

ROOM = Path(lessons_lib.__file__).parent / "page"
SHEETS = tuple(sorted(path.relative_to(ROOM).as_posix() for path in ROOM.rglob("*.css")))
LIGHT_BLOCK, DARK_BLOCK = ".itm", '[data-jp-theme-light="false"] .itm'
LAB_THEMES = Path(sys.prefix) / "share/jupyter/lab/themes/@jupyterlab"
# Where a page stands: JupyterLab's own themes, and a page that brings no theme. Each with the block that holds there.
PLACES = {"theme-light-extension": "light", "theme-dark-extension": "dark", "no theme": "light"}
GROUNDS = ("paper", "tint")

TEXT, MARK = 4.5, 3.0
# What is written or drawn (bars, edges, the focus ring, what is chosen), and what may lie behind it.
PAIRS = [
    *((TEXT, text, ground) for text in ("ink", "quiet", "accent") for ground in GROUNDS),
    *((TEXT, term, "paper") for term in ("positive", "negative")),  # a term is written in its sign's colour
    (TEXT, "on-accent", "accent"),
    *(
        (MARK, mark, ground)
        for mark in ("positive", "negative", "zero", "edge", "accent", "ink")
        for ground in (*GROUNDS, "trough on paper", "trough on tint")
    ),
]
FRAMES = {"line"}  # thin frames around what is understood without them
MEASURES = {
    "mono",
    "row",
    "height",
    "middle",
    "cell",
    "share",
    "from",
    "to",
    "above",
}  # no colours: a type, and sizes the script gives
SCALE = {"negative", "pale", "positive"}  # from below 0 to above it: the strip of a legend runs through them
TEXT_COLOURS = {text for least, text, _ in PAIRS if least == TEXT}
MARK_COLOURS = {mark for least, mark, _ in PAIRS if least == MARK}
PAINTED = re.compile(r"(color|background|border|outline|box-shadow|accent-color|fill|stroke)")


def sheet(name: str) -> str:
    text = (ROOM / name).read_text(encoding="utf-8")
    return re.sub(r"(?s)/\*.*?\*/|url\('.*?'\)", "", text)


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Each rule of all sheets: its selector, and what it declares."""
    for name in SHEETS:
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet(name)):
            pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
            yield selector.strip(), {key.strip(): value.strip() for key, value in pairs}


def painted() -> Iterator[tuple[str, str, str]]:
    """Each declaration of a colour outside the two blocks: selector, property, value."""
    for selector, declared in rules():
        for key, value in declared.items():
            if (
                PAINTED.match(key) and not key.startswith("--") and key != "color-scheme"
            ):  # which paints nothing of ours
                yield selector, key, value


def used(value: str) -> set[str]:
    return set(re.findall(r"var\(--itm-([\w-]+)", value))


# The variables ------------------------------------------------------------------------------------


def block(selector: str) -> dict[str, str]:
    (declared,) = [declared for name, declared in rules() if name == selector]
    ours = {key.removeprefix("--itm-"): value for key, value in declared.items() if key.startswith("--itm-")}
    return {name: value for name, value in ours.items() if name not in MEASURES}


def in_theme(name: str, place: str) -> str | None:
    """What JupyterLab's theme says of one of its variables; nothing where there is no theme."""
    path = LAB_THEMES / place / "index.css"
    found = re.search(rf"{name}:([^;}}]+)", path.read_text("utf-8")) if path.exists() else None
    return found[1] if found else None


def plain(colour: str, behind: str = "#ffffff") -> str:
    """A colour as #rrggbb; one that lets shine through what is behind it is mixed with that."""
    colour = {"white": "#ffffff", "black": "#000000"}.get(colour, colour)
    if short := re.fullmatch(r"#(\w)(\w)(\w)", colour):
        return "#" + "".join(digit * 2 for digit in short.groups())
    if through := re.fullmatch(r"rgba\((.+)\)", colour):
        *parts, alpha = map(float, through[1].split(","))
        ground = [int(behind[at : at + 2], 16) for at in (1, 3, 5)]
        mixed = (alpha * part + (1 - alpha) * under for part, under in zip(parts, ground, strict=True))
        return "#" + "".join(f"{round(part):02x}" for part in mixed)
    assert re.fullmatch(r"#[0-9a-f]{6}", colour), colour
    return colour


def colours(place: str) -> dict[str, str]:
    """All variables as #rrggbb, as they are in a place, and the trough that a bar lies in."""
    declared = block(LIGHT_BLOCK) | (block(DARK_BLOCK) if PLACES[place] == "dark" else {})

    def resolved(name: str) -> str:
        value = declared[name]
        if theirs := re.fullmatch(r"var\((--jp-[\w-]+), (#\w+)\)", value):
            value = in_theme(theirs[1], place) or theirs[2]
        return plain(value, behind="#ffffff" if name == "paper" else resolved("paper"))

    found = {name: resolved(name) for name in declared}
    red, green, blue = (int(found["zero"][at : at + 2], 16) for at in (1, 3, 5))
    trough = f"rgba({red},{green},{blue},{trough_share()})"
    return found | {f"trough on {ground}": plain(trough, behind=found[ground]) for ground in GROUNDS}


def trough_share() -> float:
    """How much of the grey of zero is in what a bar lies in."""
    (mixed,) = {value for _, _, value in painted() if "color-mix" in value}
    return int(re.search(r"color-mix\(in srgb, var\(--itm-zero\) (\d+)%, transparent\)", mixed)[1]) / 100


# What holds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("least", "shown", "ground"), PAIRS, ids=lambda each: str(each).replace(" ", "-"))
@pytest.mark.parametrize("place", PLACES)
def test_every_pair_that_meets_is_told_apart(place: str, least: float, shown: str, ground: str) -> None:
    values = colours(place)
    assert contrast(values[shown], values[ground]) >= least


def test_the_papers_are_those_of_jupyterlab() -> None:
    """Else the pairs above are not those that are seen."""
    assert colours("theme-light-extension")["paper"] == "#ffffff"
    assert colours("theme-dark-extension")["paper"] == "#111111"


def test_the_dark_theme_has_a_colour_of_its_own_for_all() -> None:
    assert set(block(LIGHT_BLOCK)) == set(block(DARK_BLOCK))


@pytest.mark.parametrize("place", PLACES)
def test_what_is_dim_is_still_seen(place: str) -> None:
    """An output that the step is not about is paler, and its bars are marks all the same; so is a wire."""
    values = colours(place)
    dim = {selector: float(declared["opacity"]) for selector, declared in rules() if "opacity" in declared}
    meant = {selector for selector in dim if re.search("output|wire", selector)}
    assert len(meant) >= 3
    for selector in meant:
        for mark in ("positive", "negative"):
            parts = ",".join(str(int(values[mark][at : at + 2], 16)) for at in (1, 3, 5))
            seen = plain(f"rgba({parts},{dim[selector]})", behind=values["paper"])
            assert contrast(seen, values["paper"]) >= MARK, selector


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_number_is_read_on_every_colour_of_a_cell(theme: Theme) -> None:
    """The script writes it in black or white, whichever stands out more."""
    for level in range(-40, 41):
        cell = signed_colour(level / 40, 1, theme)
        assert max(contrast("#000000", cell), contrast("#ffffff", cell)) >= TEXT


def test_the_pairs_are_all_that_the_sheets_make() -> None:
    """A variable used in a new way has to be added to PAIRS, or the table above holds too little."""
    known = TEXT_COLOURS | MARK_COLOURS
    behind = {ground for _, _, ground in PAIRS}
    for selector, key, value in painted():
        if key == "color":
            assert used(value) <= known, selector
        elif key == "background" and "::" not in selector:
            assert used(value) <= behind | {"zero"} | SCALE | MEASURES, (
                selector
            )  # zero: the trough, mixed with what is behind
        else:  # a frame, a ring, a bar, the paper of a cloud
            assert used(value) <= known | set(GROUNDS) | FRAMES, selector
    declared = [declared for _, declared in rules()]
    together = {
        (text, ground)
        for each in declared
        for text in used(each.get("color", ""))
        for ground in used(each.get("background", "")) - MEASURES - {"zero"}  # no word stands in a trough
    }
    assert together
    assert together <= {(shown, ground) for least, shown, ground in PAIRS if least == TEXT}


def test_what_is_written_in_a_marks_colour_is_a_sign_and_not_a_word() -> None:
    """The arrow between clouds."""
    written = {
        selector for selector, key, value in painted() if key == "color" and used(value) - TEXT_COLOURS
    }
    assert written == {".itm-arrow"}


def test_every_colour_is_one_of_the_variables() -> None:
    assert sum(1 for _ in painted()) > 50
    for selector, key, value in painted():
        rest = re.sub(r"var\(--itm-[\w-]+\)", "", value)
        said = rf"{selector} {{ {key}: {value} }}"
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(", rest), said
        words = set(re.findall(r"[A-Za-z-]{3,}", rest)) - NOT_COLOURS
        assert words == set(), said
    for name in SHEETS:
        for variable in used(sheet(name)):
            assert variable in {*block(LIGHT_BLOCK), *MEASURES}


NOT_COLOURS = {
    *("none", "transparent", "inherit", "color-mix", "srgb"),
    *("solid", "dashed", "dotted", "inset", "important", "collapse", "box", "calc", "border-box", "round"),
    *("linear-gradient", "right", "deg", "currentcolor", "no-repeat"),
    *("Highlight", "HighlightText", "Canvas"),  # a person's own colours, where they ask for them
}


def test_a_frame_that_is_hard_to_see_carries_nothing() -> None:
    """`line` is paler than 3:1; what is framed with it is told by its own text or by what it is next to."""
    framed = {selector for selector, _, value in painted() if "line" in used(value)}
    assert framed == {
        ".itm",
        ".itm-written",
        ".itm .itm-controls button[aria-disabled]",
        ".itm button[aria-disabled]",
    }
