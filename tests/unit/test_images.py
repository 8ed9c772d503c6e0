"""Many small images in one picture, read through their artists, their data and their words."""

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from lessons_lib import plot_images, plot_output
from lessons_lib.plots import Picture

ROWS, COLUMNS = 3, 4
IMAGES = np.arange(5 * ROWS * COLUMNS, dtype=float).reshape(5, ROWS, COLUMNS) - 10


def drawn(axes: Axes) -> np.ndarray:
    """The numbers that a panel shows as colours."""
    return np.asarray(axes.images[0].get_array())


def scales(picture: Picture) -> set[tuple[float, float]]:
    return {axes.images[0].get_clim() for axes in picture.axes}


def words(picture: Picture) -> list[str]:
    """All that is written: the title, the caption, and the names of the images."""
    written = [text.get_text() for text in picture.figure.texts]
    return written + [axes.get_title("left") for axes in picture.axes]


def places(picture: Picture) -> list[tuple[float, float]]:
    """Where each panel stands: how far down, how far right."""
    picture.figure.draw_without_rendering()
    return [(round(-axes.get_position().y1, 3), round(axes.get_position().x0, 3)) for axes in picture.axes]


def test_each_image_is_drawn_in_order_pixel_for_pixel():
    picture = plot_images(IMAGES)
    assert len(picture.axes) == 5
    for axes, image in zip(picture.axes, IMAGES, strict=True):
        np.testing.assert_array_equal(drawn(axes), image)
    assert places(picture) == sorted(places(picture))


def test_all_share_one_scale_whose_middle_is_0():
    picture = plot_images(IMAGES)
    assert scales(picture) == {(-49, 49)}
    assert "One scale for all: from -10 to 49. Blue is above 0, orange is below." in words(picture)


def test_images_of_zeros_can_be_drawn():
    picture = plot_images(np.zeros((2, 3, 3)))
    assert picture.alt.startswith("2 images of 3 x 3 pixels. 0, all 0; 1, all 0.")
    assert picture.png()


def test_names_stand_above_the_images_and_numbers_where_there_are_none():
    assert [word for word in words(plot_images(IMAGES, "abcde")) if len(word) == 1] == list("abcde")
    assert [word for word in words(plot_images(IMAGES, range(5, 10))) if len(word) == 1] == list("56789")
    assert [word for word in words(plot_images(IMAGES)) if len(word) == 1] == list("01234")


def test_the_names_may_be_an_array_such_as_the_targets():
    named = plot_images(IMAGES, np.array([3, 1, 4, 1, 5]))
    assert [word for word in words(named) if len(word) == 1] == list("31415")
    assert plot_images(IMAGES, np.array([])).alt == plot_images(IMAGES).alt
    with pytest.raises(ValueError, match="a name for each image and got 5 images and 2 names"):
        plot_images(IMAGES, np.array(["a", "b"]))


def test_names_that_are_no_list_are_refused():
    with pytest.raises(TypeError, match=r'in a list, as in \["first", "second"\], and got 5'):
        plot_images(np.zeros((2, 3, 3)), 5)


def test_a_long_name_is_cut_and_stands_whole_in_the_alt_text():
    picture = plot_images(IMAGES, ["an eight, read as a one", *"abcd"])
    assert "an eight, re…" in words(picture)
    assert "an eight, read as a one from -10 to 1" in picture.alt


def test_the_alt_text_says_what_each_of_a_few_images_holds():
    assert plot_images(IMAGES[:2], ["a", "b"], "Two").alt == (
        "Two: 2 images of 3 x 4 pixels. a from -10 to 1; b from 2 to 13. "
        "One scale for all: from -10 to 13. Blue is above 0, orange is below."
    )


def test_of_many_the_alt_text_names_the_boldest_and_the_palest():
    images = np.ones((20, 2, 2))
    images[7], images[13] = -5, 0.1
    assert plot_images(images).alt == (
        "20 images of 2 x 2 pixels. The boldest is 7, all -5; the palest 13, all 0.1. "
        "One scale for all: from -5 to 1. Blue is above 0, orange is below."
    )


@pytest.mark.parametrize(("count", "a_line"), [(1, 1), (8, 8), (9, 5), (10, 5), (17, 6), (32, 8), (33, 7)])
def test_lines_are_of_nearly_the_same_length(count: int, a_line: int):
    lines = [down for down, _ in places(plot_images(np.ones((count, 2, 2))))]
    assert max(lines.count(line) for line in lines) == a_line


def test_more_than_64_are_left_out_and_that_is_said():
    picture = plot_images(np.ones((70, 2, 2)), range(70))
    assert len(picture.axes) == 64
    assert "The first 64 of 70 are shown." in picture.alt


def box(picture: Picture, image: int = 0) -> Bbox:
    picture.figure.draw_without_rendering()
    return picture.axes[image].get_window_extent()


def test_an_image_is_as_high_as_its_pixels_are_many():
    for rows in (2, 8, 16):
        image = box(plot_images(np.ones((1, rows, 8))))
        assert image.height / image.width == pytest.approx(rows / 8, rel=0.01)


def test_few_images_are_drawn_about_twice_as_large():
    widths = [box(plot_images(np.ones((count, 8, 8)))).width for count in (1, 3, 4, 9)]
    assert min(widths[:2]) > 1.7 * max(widths[2:])


def written_in_cells(picture: Picture) -> list[int]:
    """How many numbers stand in the cells of each image; what stands above it is an annotation."""
    return [sum(not isinstance(text, Annotation) for text in axes.texts) for axes in picture.axes]


def test_numbers_stand_in_the_cells_of_all_images_or_of_none():
    small, long = np.arange(12.0).reshape(3, 4), np.arange(12.0).reshape(3, 4) / 7000
    assert written_in_cells(plot_images([small, small + 1])) == [12, 12]
    assert written_in_cells(plot_images([small, long], shared_scale=False)) == [0, 0]


def test_between_two_numbers_in_a_maps_cells_is_air():
    for picture in (plot_images(IMAGES), plot_output(np.full((8, 8), 16))):
        picture.figure.draw_without_rendering()
        for axes in picture.axes:
            texts = [text for text in axes.texts if not isinstance(text, Annotation)]
            cell = axes.get_window_extent().width / drawn(axes).shape[1]
            assert texts
            assert max(text.get_window_extent().width for text in texts) < 0.9 * cell


def test_images_that_show_different_things_can_have_a_scale_each():
    picture = plot_images([IMAGES[0], IMAGES[0] / 100], ["digit", "terms"], shared_scale=False)
    assert [axes.images[0].get_clim() for axes in picture.axes] == [(-10, 10), (-0.1, 0.1)]
    assert [len(axes.child_axes) for axes in picture.axes] == [1, 1]
    assert picture.alt.endswith(
        "terms from -0.1 to 0.01. Each image has its own scale. Blue is above 0, orange is below."
    )


def test_one_scale_for_all_is_drawn_once():
    assert [len(axes.child_axes) for axes in plot_images(np.ones((12, 2, 2))).axes] == [0] * 11 + [1]


def test_what_is_not_finite_is_shown_as_such():
    images = np.ones((2, 3, 3))
    images[0, 0, 0], images[1] = np.inf, np.nan
    picture = plot_images(images)
    assert "0, all 1; 1 beyond any scale" in picture.alt
    assert picture.png()


@pytest.mark.parametrize(("images", "got"), [(np.ones((8, 8)), "8 x 8 numbers"), (5, "1 number")])
def test_other_shapes_are_refused(images, got: str):
    with pytest.raises(ValueError, match=r"^plot_images expects images") as refusal:
        plot_images(images)
    assert str(refusal.value) == (
        f"plot_images expects images, an array of shape (images, rows, columns), and got {got}. To make "
        "images of rows write np.reshape(rows, (-1, 8, 8)); for one image write plot_output(image)."
    )


def test_a_name_too_few_is_refused():
    with pytest.raises(
        ValueError, match=r"^plot_images expects a name for each image and got 5 images and 2 names\.$"
    ):
        plot_images(IMAGES, ["a", "b"])
