"""What learners answer wrong in lesson 11, and a word of the reply that each of them needs."""

import numpy as np

from tests.unit.wrong_answers import told, told_right

KERNEL = np.array([[1, 2, 0], [0, 3, -1], [-2, 0, 4]])


def walked(picture, kernel=KERNEL, padding=1, stride=2, last=0):
    """A convolution as a learner writes it, with what may be wrong about it."""
    framed = np.pad(picture, padding)
    down, across = (range(0, length - 2 - last, stride) for length in framed.shape)
    return [[float((framed[r : r + 3, c : c + 3] * kernel).sum()) for c in across] for r in down]


def each_window(picture, made):
    """What a learner makes of each window in place of the sum of its products."""
    framed = np.pad(np.array(picture), 1)
    down, across = (range(0, length - 2, 2) for length in framed.shape)
    return [[float(made(framed[r : r + 3, c : c + 3])) for c in across] for r in down]


def only_the_corners(picture):
    framed = np.pad(np.array(picture), 1)
    down, across = (range(0, length - 2, 2) for length in framed.shape)
    return [[float(framed[r, c + 1] * KERNEL[0, 1]) for c in across] for r in down]


# The exercise, what is answered, and what the reply must hold.
ANSWERS = {
    "11.1 off by one": ("11.1", (96, 305, 415), "before it moved"),
    "11.1 padding forgotten": ("11.1", (96, 303, 413), "padding was forgotten"),
    "11.1 padding on one side": ("11.1", (96, 304, 414), "counted once"),
    "11.1 stride forgotten": ("11.1", (96, 611, 831), "moves by 2 places"),
    "11.1 both forgotten": ("11.1", (96, 605, 825), "Where are padding and stride"),
    "11.1 the channels": ("11.1", (5, 306, 416), "come in"),
    "11.1 a map for each slice": ("11.1", (480, 306, 416), "one map, and not five"),
    "11.1 in another order": ("11.1", (306, 416, 96), "not in the order"),
    "11.1 rows and columns exchanged": ("11.1", (96, 416, 306), "`rows` and `columns` have changed places"),
    "11.1 neither padding nor the first place": ("11.1", (96, 302, 412), "and the first place"),
    "11.1 a smaller window": ("11.1", (96, 308, 418), "a smaller window"),
    "11.1 halved": ("11.1", (96, 305.5, 415.5), "no halves of a place"),
    "11.2 flipped and no bias": ("11.2", (-980, -440), "the bias left out"),
    "11.2 ReLU": ("11.2", (0, 0), "as ReLU does"),
    "11.2 the rim repeated": ("11.2", (-779, -1029), "rim of the picture once more"),
    "11.2 flipped": ("11.2", (-989, -449), "turned round"),
    "11.2 padding forgotten": ("11.2", (-979, -1029), "padding was forgotten"),
    "11.2 stride forgotten": ("11.2", (-739, -979), "The stride is 2"),
    "11.2 no bias": ("11.2", (-730, -1020), "left out the bias"),
    "11.2 nine biases": ("11.2", (-811, -1101), "once for each number"),
    "11.3 channels forgotten": ("11.3", (100, 6000), "for each channel"),
    "11.3 bias forgotten": ("11.3", (360, 6000), "What else does each map have"),
    "11.3 a bias per pixel": ("11.3", (6360, 6000), "everywhere the same"),
    "11.3 a bias for each slice": ("11.3", (400, 6000), "slices are added"),
    "11.3 padding forgotten": ("11.3", (370, 5040), "without padding"),
    "11.3 one map": ("11.3", (370, 600), "That is one map"),
    "11.4 the largest": (
        "11.4",
        lambda X: each_window(X, lambda seen: (seen * KERNEL).max()),
        "largest of the nine",
    ),
    "11.4 the mean": (
        "11.4",
        lambda X: each_window(X, lambda seen: (seen * KERNEL).mean()),
        "mean was taken where the sum",
    ),
    "11.4 as tables": (
        "11.4",
        lambda X: each_window(X, lambda seen: (seen @ KERNEL).sum()),
        "rows with columns",
    ),
    "11.4 added": ("11.4", lambda X: each_window(X, lambda seen: (seen + KERNEL).sum()), "were added"),
    "11.4 ReLU": ("11.4", lambda X: np.maximum(walked(X), 0), "as if ReLU were at the end"),
    "11.4 sizes": ("11.4", lambda X: np.abs(walked(X)), "A minus sign is lost in your result"),
    "11.4 other sign": ("11.4", lambda X: -np.array(walked(X)), "sign of the result"),
    "11.4 squares": ("11.4", lambda X: np.array(walked(X)) ** 2, "the square of the right one"),
    "11.4 a bias": ("11.4", lambda X: np.array(walked(X)) + 1, "the right one plus 1"),
    "11.4 twice": ("11.4", lambda X: 2 * np.array(walked(X)), "2 times as large"),
    "11.4 on its side": ("11.4", lambda X: np.transpose(walked(X)), "lie on their side"),
    "11.4 in a row": ("11.4", lambda X: np.ravel(walked(X)), "stand in one row"),
    "11.4 the first row": ("11.4", lambda X: walked(X)[:1], "stops too early"),
    "11.4 mirrored": ("11.4", lambda X: walked(X, KERNEL[:, ::-1]), "Left and right"),
    "11.4 flipped": ("11.4", lambda X: walked(X, KERNEL[::-1, ::-1]), "turned round"),
    "11.4 columns for rows": ("11.4", lambda X: walked(X, KERNEL.T), "exchanged"),
    "11.4 the kernel of section 2": (
        "11.4",
        lambda X: walked(X, np.array([[-1, -1, -1], [0, 0, 0], [1, 1, 1]])),
        "the kernel of section 2",
    ),
    "11.4 no array yet": ("11.4", lambda X: X.shape, "Make one of it first, with `np.array(…)`"),
    "11.4 padding forgotten": ("11.4", lambda X: walked(X, padding=0), "frame of zeros was forgotten"),
    "11.4 stride forgotten": ("11.4", lambda X: walked(X, stride=1), "The stride is 2"),
    "11.4 off by one": ("11.4", lambda X: walked(X, last=1), "last place"),
    "11.4 pixels left out": (
        "11.4",
        lambda X: walked(np.array(X)[::2, ::2], stride=1),
        "Every second number of the picture",
    ),
    "11.5 the answer stays": ("11.5", "a", "behind Flatten"),
    "11.5 all is new": ("11.5", "c", "takes its weights along"),
    "11.5 wrong for certain": ("11.5", "d", "moved up"),
    "11.6 fewer": ("11.6", "a", "pulse-beside-age"),
    "11.6 scaled": ("11.6", "b", "side by side"),
    "11.6 larger": ("11.6", "d", "what was the convolution for"),
    "11.1 the first place twice": ("11.1", (96, 307, 417), "counted twice"),
    "11.1 the window not taken away": ("11.1", (96, 309, 419), "window was not taken away"),
    "11.1 nobody knows": ("11.1", (96, 612, 832), "If you added 1 at the end"),
    "11.2 the other two": ("11.2", (231, 11), "upper right and the lower left"),
    "11.2 nobody knows": ("11.2", (-380, -1029), "the rest was -371"),
    "11.3 with the frame": ("11.3", (370, 7040), "frame was counted too"),
    "11.4 the smallest": (
        "11.4",
        lambda X: each_window(X, lambda seen: (seen * KERNEL).min()),
        "smallest was taken where the sum",
    ),
    "11.4 not added up": (
        "11.4",
        lambda X: [
            [np.pad(X, 1)[r : r + 3, c : c + 3] * KERNEL for c in range(0, len(X[0]), 2)]
            for r in range(0, len(X), 2)
        ],
        "not added up",
    ),
    "11.4 as far as the frame": ("11.4", only_the_corners, "As far as `framed`, the framed picture"),
}


test_a_wrong_answer_is_told_what_is_wrong = told(ANSWERS)


RIGHT = [("11.1", (96, 306, 416)), ("11.2", (-739, -1029)), ("11.3", (370, 6000)), ("11.4", walked)]

test_what_is_right_is_taken_for_right = told_right(RIGHT)
