"""The photos of lesson 15: what comes with the lessons, one of one's own, and how they are shown."""

import re

import numpy as np
import pytest
from PIL import Image

from lessons_lib import plot_photos
from lessons_lib.data.photos import FOLDER, PHOTOS, photo
from lessons_lib.numbers.door import InputTypeError, InputValueError


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_has_three_channels_of_224_by_224_points(name):
    points = photo(name)
    assert points.shape == (3, 224, 224)
    assert points.dtype == float
    assert 0 <= points.min() < 20
    assert 180 < points.max() <= 255


def test_each_photo_is_small_and_its_source_is_told():
    told = (FOLDER / "SOURCES.md").read_text("utf-8")
    files = sorted(file.name for file in FOLDER.glob("*.jpg"))
    assert files == sorted(f"{name}.jpg" for name in PHOTOS)
    assert all(f"| `{file}` |" in told for file in files)
    assert all((FOLDER / file).stat().st_size < 20_000 for file in files)


def test_of_a_photo_of_ones_own_the_middle_square_is_taken(tmp_path):
    wide = np.zeros((300, 900, 3), dtype=np.uint8)
    wide[:, 300:600] = (200, 100, 50)
    Image.fromarray(wide).save(tmp_path / "mine.png")
    points = photo(tmp_path / "mine.png")
    assert points.shape == (3, 224, 224)
    assert [channel[112, 112] for channel in points] == [200, 100, 50]
    assert points.min() > 40  # nothing of what lies beside the middle


def test_a_photo_of_ones_own_lies_as_it_was_taken(tmp_path):
    lying = np.zeros((300, 300, 3), dtype=np.uint8)
    lying[:150] = 255
    turned = Image.Exif()
    turned[0x0112] = 3  # orientation: held upside down
    Image.fromarray(lying).save(tmp_path / "mine.jpg", exif=turned)
    points = photo(str(tmp_path / "mine.jpg"))
    assert points[:, 20].max() < 20
    assert points[:, 200].min() > 235


def test_what_is_no_photo_here_is_told_with_those_that_are(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputValueError) as caught:
        photo("dog")
    assert str(caught.value) == (
        "There is no photo 'dog' here. There are cat, coffee, rocket, astronaut; for one of your own give its file, as "
        f'in photo("holiday.jpg"). Files are looked for in {tmp_path}.'
    )


@pytest.mark.parametrize(
    ("given", "told"),
    {
        "an array": (
            np.zeros((3, 224, 224)),
            r"got 3 x 224 x 224 numbers\. What `photo` gave is an array already: ",
        ),
        "two names": (
            ["cat", "coffee"],
            r"\['cat', 'coffee'\]\. For several write \[photo\(name\) for name in ",
        ),
        "a number": (3, r"and got 3\."),
    }.values(),
)
def test_what_is_neither_a_name_nor_a_file_is_told_with_the_right_line(given, told):
    with pytest.raises(
        InputTypeError, match=r'^photo expects the name of one photo, .* photo\("cat"\), .*' + told
    ):
        photo(given)


def test_a_file_that_is_no_photo_is_told(tmp_path):
    (tmp_path / "notes.txt").write_text("a cat")
    with pytest.raises(
        InputValueError, match=r"cannot be read as a photo .* Save it as JPEG or PNG, and try again\."
    ):
        photo(tmp_path / "notes.txt")


def test_photos_are_shown_with_their_names_and_in_their_own_colours():
    row = plot_photos([photo("cat"), photo("coffee")], np.array(["a cat", "<coffee>"]))
    html = row._repr_html_()
    assert repr(row) == "2 photos: a cat; <coffee>."
    assert re.findall(r'alt="([^"]*)"', html) == ["photo: a cat", "photo: &lt;coffee&gt;"]
    assert "itm-figure" not in html  # which a dark theme turns inside out
    assert len(html) < 40_000


def test_what_lies_beyond_light_and_dark_is_cut_off_and_not_turned_round():
    light, dark = (plot_photos([np.full((3, 8, 8), value)])._repr_html_() for value in (300, -40))
    assert light == plot_photos([np.full((3, 8, 8), 255)])._repr_html_()
    assert dark == plot_photos([np.zeros((3, 8, 8))])._repr_html_()


def test_one_photo_alone_is_told_how_to_be_shown():
    with pytest.raises(
        ValueError, match=r"got 3 x 8 x 8 numbers\. For one photo write plot_photos\(\[photo\]\)\."
    ):
        plot_photos(np.zeros((3, 8, 8)))
    with pytest.raises(ValueError, match="a name for each photo and got 1 photo and 2 names"):
        plot_photos(np.zeros((1, 3, 8, 8)), ["a", "b"])
