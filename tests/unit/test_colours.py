"""The signed scale: seen by everyone, in both themes, and the same in Python and on the page."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import lessons_lib
from lessons_lib.colours import DARK, LIGHT, signed_colour, signed_pixels
from lessons_lib.plots.panel import STRONG
from lessons_lib.plots.picture import DARK_FILTER

PAGE = Path(lessons_lib.__file__).parent / "page/styles/page.css"
THEMES = {"light": LIGHT, "dark": DARK}
both_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)

# What a person with the full deficiency (severity 1.0) sees of linear red, green and blue, from Machado,
# Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
# IEEE Transactions on Visualization and Computer Graphics 15(6), 2009.
SEEN_WITH = {
    "every cone": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
# Linear sRGB to XYZ under the light D65, IEC 61966-2-1.
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)


def linear(colour):
    light = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)


def luminance(colour):
    return float(TO_XYZ[1] @ linear(colour))


def contrast(first, second):
    """The ratio of WCAG 2.2, from 1 to 21."""
    dark, light = sorted([luminance(first), luminance(second)])
    return (light + 0.05) / (dark + 0.05)


def lab(colour, seen):
    """CIE L*a*b* of what is seen of a colour; a distance of 2 is just noticed, of 10 plain."""
    ratio = TO_XYZ @ np.clip(seen @ linear(colour), 0, 1) / TO_XYZ.sum(axis=1)
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(first, second, seen):
    return np.linalg.norm(lab(first, seen) - lab(second, seen))


def test_the_measures_know_what_is_known():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    np.testing.assert_allclose(lab("#ff0000", np.eye(3)), (53.24, 80.09, 67.20), atol=0.02)
    for seen in SEEN_WITH.values():
        np.testing.assert_allclose(seen.sum(axis=1), 1, atol=2e-6)


@both_themes
def test_marks_and_text_of_every_sign_stand_out_from_the_page(theme):
    for colour in (theme.positive, theme.negative, theme.zero):
        assert contrast(colour, theme.paper) >= 4.5
    assert contrast(theme.ink, theme.paper) >= 7


@both_themes
def test_a_fill_of_zero_is_visible_and_its_edge_is_plain(theme):
    assert distance(theme.pale, theme.paper, np.eye(3)) > 5
    assert contrast(theme.zero, theme.pale) >= 3


@pytest.mark.parametrize("seen", SEEN_WITH.values(), ids=SEEN_WITH)
@both_themes
def test_signs_are_told_apart_with_every_common_colour_deficiency(theme, seen):
    for first, second in combinations([theme.positive, theme.negative, theme.zero], 2):
        assert distance(first, second, seen) > 20
    for share in (0.25, 0.5, 1):
        assert distance(signed_colour(share, 1, theme), signed_colour(-share, 1, theme), seen) > 60 * share


@both_themes
def test_the_scale_is_even_and_both_ends_weigh_the_same(theme):
    for sign in (-1, 1):
        steps = [luminance(signed_colour(sign * share, 1, theme)) for share in np.linspace(0, 1, 50)]
        assert np.all(np.diff(steps) < 0) or np.all(np.diff(steps) > 0)
    assert contrast(theme.positive, theme.negative) < 1.25


def test_known_values_have_known_colours():
    assert signed_colour(2000, 2000) == LIGHT.positive
    assert signed_colour(-2000, 2000) == LIGHT.negative
    assert signed_colour(0, 2000) == signed_colour(-0.0, 0) == LIGHT.pale
    assert signed_colour(5, 1) == signed_colour(np.inf, 1) == signed_colour(1e-300, 0) == LIGHT.positive
    assert signed_colour(-3, 0, DARK) == DARK.negative
    assert signed_colour(np.nan, 1) == LIGHT.zero
    assert signed_colour(0.5, 1) == "#80a6da"  # halfway from #e5e7eb to #1b66c9, worked out by hand


@given(st.lists(st.floats(width=64), max_size=6), st.floats(0, 1e308), st.sampled_from([LIGHT, DARK]))
def test_pixels_are_the_colours_one_by_one(values, scale, theme):
    pixels = signed_pixels(values, scale, theme)
    assert pixels.shape == (len(values), 3)
    assert pixels.dtype == np.uint8
    assert ["#" + bytes(pixel).hex() for pixel in pixels] == [
        signed_colour(value, scale, theme) for value in values
    ]


# CSS's hue-rotate(180deg), from Filter Effects Module Level 1, https://www.w3.org/TR/filter-effects-1/
HALF_TURN = np.array([[-0.574, 1.430, 0.144], [0.426, 0.430, 0.144], [0.426, 1.430, -0.856]])


def in_the_dark(colour):
    """What a dark theme makes of a colour of a figure."""
    inverted, turned = re.fullmatch(r"invert\((.+)\) hue-rotate\((.+)deg\)", DARK_FILTER).groups()
    assert turned == "180"
    light = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    mixed = float(inverted) * (1 - light) + (1 - float(inverted)) * light
    pixels = np.clip(HALF_TURN @ mixed, 0, 1) * 255
    return "#" + bytes(pixels.round().astype(np.uint8)).hex()


@pytest.mark.parametrize("name", ["positive", "negative", "zero", "ink"])
def test_a_figure_in_a_dark_theme_has_marks_and_text_that_stand_out_as_on_the_page(name):
    assert contrast(in_the_dark(getattr(LIGHT, name)), in_the_dark(LIGHT.paper)) >= 4.5
    assert distance(in_the_dark(getattr(LIGHT, name)), getattr(DARK, name), np.eye(3)) < 15


def test_a_figure_in_a_dark_theme_stands_on_dark_paper_and_its_zero_is_visible():
    assert distance(in_the_dark(LIGHT.paper), DARK.paper, np.eye(3)) < 2
    assert distance(in_the_dark(LIGHT.pale), in_the_dark(LIGHT.paper), np.eye(3)) > 5
    assert contrast(in_the_dark(LIGHT.zero), in_the_dark(LIGHT.pale)) >= 3


@pytest.mark.parametrize("seen", SEEN_WITH.values(), ids=SEEN_WITH)
def test_signs_of_a_figure_in_a_dark_theme_are_told_apart(seen):
    for share in (0.25, 0.5, 1):
        above, below = (in_the_dark(signed_colour(sign * share, 1)) for sign in (1, -1))
        assert distance(above, below, seen) > 60 * share


@pytest.mark.parametrize("share", np.linspace(-1, 1, 41))
def test_numbers_in_cells_read_in_both_themes_by_the_colour_or_by_the_paper_around_them(share):
    cell, haloed = signed_colour(share, 1), abs(share) > STRONG
    for seen in (str, in_the_dark):
        ground = LIGHT.paper if haloed else cell
        assert contrast(seen(LIGHT.ink), seen(ground)) >= 4.5


def css_values(name):
    page = (Path(lessons_lib.__file__).parent / "page" / "styles" / "page.css").read_text(encoding="utf-8")
    return re.findall(rf"^\s*--itm-{name}:\s*(#[0-9a-f]{{6}})", page, re.MULTILINE)


@pytest.mark.parametrize("name", ["positive", "negative", "zero"])
def test_the_page_has_the_same_colours_first_light_then_dark(name):
    assert css_values(name)[:2] == [getattr(LIGHT, name), getattr(DARK, name)]
    assert set(css_values(name)) == {getattr(LIGHT, name), getattr(DARK, name)}


def test_a_page_in_the_systems_dark_has_the_colours_of_jupyterlabs():
    sheet = PAGE.read_text("utf-8")
    of_theme, of_system = re.findall(r"(?:\"false\"\]|theme-light\]\)\)) \.itm \{(.*?)\}", sheet, re.DOTALL)
    assert of_theme.split() == of_system.split()
    assert "--itm-positive" in of_theme
