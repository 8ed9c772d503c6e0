"""Wrong answers on purpose, with what the feedback must speak of: `python -m tests.unit.planted` counts them.

NAMED: the feedback holds one of the words. NEAR: it says which part is wrong, or shows an input that comes out
wrong. MISS: it says no more than to anybody. WRONG: it is accepted, or accused of something else.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lessons_lib import Exercise, Input, Linear, Model, ReLU, check
from lessons_lib.slips.words import plan

Planted = tuple[Any, str]  # an answer, and words of which the feedback must hold one, separated by |


def L2(X: Any) -> Any:
    rooms, storeys, age = X
    return (73 * rooms + 41 * storeys - 6 * age) / 1300


def relu(X: Any) -> Any:
    return max(X, 0)


def softmax_of(first: float, second: float) -> tuple[float, float]:
    powers = [math.exp(score) for score in (first, second)]
    return powers[0] / (powers[0] + powers[1]), powers[1] / (powers[0] + powers[1])


def folded(L2: Any, b2: Any, L3: Any, b3: Any) -> tuple[Any, ...]:
    return (*(L3 @ L2), L3 @ b2 + b3)


def mean_squared_error(predictions: Any, targets: Any) -> Any:
    errors = [(predictions[at] - targets[at]) ** 2 for at in range(3)]
    return (errors[0] + errors[1] + errors[2]) / 3


def clipped(X: float) -> float:
    return min(max(X, -1), 1)


def leaky(X: float) -> float:
    return max(0.1 * X, X)


def loud(pair: Any) -> str:
    left, right = pair
    return "loud" if abs(left - right) > 10 else "quiet"


def mean(row: Any) -> float:
    total = sum(row)
    return total / len(row)


TAXI = Exercise(
    question="",
    quantities={"fare": 3.5, "kilometres": 12.4, "price_a_kilometre": 1.85, "minutes": 17, "price_a_minute": 0.35,
                "passengers": 4},
    right=lambda fare, kilometres, price_a_kilometre, minutes, price_a_minute: (
        fare + kilometres * price_a_kilometre + minutes * price_a_minute
    ),
)  # fmt: skip
HOUSE = Exercise(
    question="",
    right=Model(Input("rooms", "storeys", "age"), L2, ReLU()),
    x=(11, 3, 187),
    outputs=("o2", "o3"),
)
LAYER = Exercise(
    question="",
    quantities={"weights": [[17, -4], [6, 23]], "bias": (12, -35), "input": (13, 29)},
    right=lambda weights, bias, input: weights @ input + bias,  # noqa: A006 (what a table calls it)
    parts=("unit 0", "unit 1"),
)
PARAMETERS = Exercise(
    question="",
    quantities={"inputs": 784, "units": 48, "outputs": 10, "pictures": 60000},
    right=lambda inputs, units, outputs: units * inputs + units + outputs * units + outputs,
)
SPEED = Exercise(
    question="", quantities={"kilometres": 37}, right=lambda kilometres: kilometres * 1000 / 3600
)
FOLD = Exercise(
    question="",
    quantities={"L2": [[12, -7], [5, 9]], "b2": (4, -11), "L3": (6, 13), "b3": 21},
    right=folded,
    parts=("first weight", "second weight", "bias"),
)
ERROR = Exercise(
    question="",
    quantities={"predictions": (13, 27, 8), "targets": (17, 19, 11)},
    right=mean_squared_error,
)
SHARES = Exercise(
    question="",
    quantities={"first": 1.3, "second": 0.4},
    right=softmax_of,
    parts=("first share", "second share"),
)
STEP = Exercise(
    question="",
    quantities={"weight": 2.71, "rate": 0.15, "gradient": -4.83},
    right=lambda weight, rate, gradient: weight - rate * gradient,
)
SCORE = Exercise(
    question="",
    quantities={"height": 187.4, "mean": 171.9, "deviation": 8.3, "people": 250},
    right=lambda height, mean, deviation: (height - mean) / deviation,
)
WRONG_SHARE = Exercise(
    question="", quantities={"wrong": 37, "pictures": 163}, right=lambda wrong, pictures: 1 - wrong / pictures
)
LEAK = Exercise(
    question="",
    quantities={"slope": 0.15, "number": -26.4},
    right=lambda slope, number: max(slope * number, number),
)
CELSIUS = Exercise(
    question="", quantities={"fahrenheit": 83.6}, right=lambda fahrenheit: (fahrenheit - 32) * 5 / 9
)
KERNELS = Exercise(
    question="",
    quantities={"side": 3, "channels": 8, "kernels": 16},
    right=lambda side, channels, kernels: (side * side * channels + 1) * kernels,
)
LOSS = Exercise(
    question="",
    quantities={"share_of_right": 0.37, "share_of_wrong": 0.63},
    right=lambda share_of_right: -math.log(share_of_right),
)
PRICE = Exercise(
    question="",
    quantities={"price": 240, "discount": 0.15, "tax": 0.19},
    right=lambda price, discount, tax: price * (1 - discount) * (1 + tax),
)
GRADIENT = Exercise(
    question="",
    quantities={"weight": 1.35, "input": 2.6, "target": 4.75},
    right=lambda weight, input, target: 2 * (weight * input - target) * input,  # noqa: A006
)
CLIPPED = Exercise(
    question="", right=clipped, inputs=(0, 0.4, -0.4, 1, -1, 3, -3), start="def clipped(X):\n    return ..."
)
LEAKY = Exercise(question="", right=leaky, inputs=(-3, 0, 2, 40), start="def leaky(X):\n    return ...")
LOUD = Exercise(
    question="",
    right=loud,
    inputs=((0, 10), (0, 11), (11, 0), (3, 4), (-20, -21), (-6, 6), (0, 10.5), (9.5, 0)),
    start="def loud(pair):\n    return ...",
)
MEAN = Exercise(
    question="",
    right=mean,
    inputs=((1, 2, 8), (4, 5), (-3, 5, 10, 1)),
    start="def mean(row):\n    return ...",
)
LAYERS = Exercise(
    question="", right=Linear([[17, -4], [6, 23]], [12, -35]), x=(13, 29), parts=("unit 0", "unit 1")
)

PLANTED: dict[str, tuple[Exercise, tuple[Planted, ...]]] = {
    "taxi": (TAXI, (
        (28.89, "fare"), (9.45, "kilometre"), (26.44 + 0.0, "minutes"), (32.39 - 5.95, "minutes"),
        (5.95, "minutes"), (22.94, "kilometre"), (21.85, "price a kilometre"), (43.44, "price a minute"),
        (129.56, "passengers"), (8.0975, "passengers"), (323.9, "point|digit"), (25.39, "fare"), (20.49, "minutes"),
        (32.9, "price"), (3.5, "fare"), (33.5, ""),
    )),
    "house": (HOUSE, (
        ((-196, 0), "1300"), ((-0.1508, -0.1508), "ReLU"), ((-0.1508, 0.1508), "minus sign|ReLU"),
        ((1.5754, 1.5754), "age"), ((-0.7685, 0), "rooms"), ((-0.2454, 0), "storeys"), ((0.7123, 0.7123), "age"),
        ((0.1508, 0), "sign|minus"), ((0.1508, 0.1508), "sign|minus"), ((803, 0), "o2|rooms"),
        ((0, -0.1508), "order"), ((925.14, 925.14), "only the term of the age"), ((-15.08, 0), "per cent"),
        ((-254800, 0), "1300"), ((5.0, 5.0), "follows"), ((-0.1508, 7), "o3"), ((-0.6592, 0), "rooms"),
    )),
    "layer": (LAYER, (
        ((105, 745), "bias"), ((93, 780), "bias"), ((407, 580), "column"), ((70, 652), "bias"),
        ((349, 710), "sign before it|minus"), ((117, 632), "6 × 13|78|input[0]|term"), ((453, 438), "swapped"),
        ((710, 117), "order"), ((117, 78), "bias|term"), ((221, 710), "term"), ((117, 667), "unit 1|term"),
        ((1105, 710), "digit|point|unit 0"), ((117, 771), "unit 1"), ((-104, 710), "17 × 13|term|unit 0"),
        ((261, 710), "12 by 13|bias|unit 0"), ((9, 9), ""),
    )),
    "layer as a layer": (LAYERS, (
        ((105, 745), "bias"), ((93, 780), "bias"), ((349, 710), "sign|minus"), ((710, 117), "order"),
        ((-104, 710), "left out|term"), ((117, 780), "unit 1|sign"),
    )),
    "parameters": (PARAMETERS, (
        (38112, "units|biases"), (37632, "`units × inputs`|inputs"), (37680, "outputs"), (490, "left out"),
        (38170 - 48, "units"), (38160, "outputs"), (38171, "one too"), (38169, "one too"),
        (376320, "outputs|multiplied|digit"), (60000, "pictures"), (381700, "point|digit"), (46266, "swapped"),
    )),
    "speed": (SPEED, (
        (133.2, "swapped|divide|1000|upside"), (37000, "3600"), (0.0103, "1000"), (0.0973, "wrong way round|upside"),
        (133200000, "3600"), (1027.78, "point|per cent"), (102.78, "point|digit"), (10, "rounded"),
        (37, "kilometres"), (10.2, "rounded"),
    )),
    "fold": (FOLD, (
        ((137, 75, -119), "b3|21"), ((137, 75, 21), "b2|b3"), ((137, 75, 14), "L3|b2"), ((137, 75, 45), "13 × (-11)|b2|bias"),
        ((-19, 147, -98), "column"), ((17, 2, -98), "L3|multipl"), ((72, -42, -98), "left out|weight"),
        ((75, 137, -98), "changed places"), ((186, -37, 7), "swapped"), ((137, 75, 188), "sign|minus"),
        ((65, 117, -98), "term|left out|way"), ((137, 159, -98), "sign|minus"), ((137, 75, -140), "sign|21|b3"),
        ((1, 2, 3), ""),
    )),
    "error": (ERROR, (
        (89, "divide"), (5, "power|left out"), (-0.3333, "power"), (0.3333, "power|divide"), (24.333, "left out|predictions[0]"),
        (8.3333, "left out|predictions[1]"), (26.6667, "left out|predictions[2]"), (9.8889, "twice"),
        (2966.67, "per cent|point"), (267, "multipl"), (30, "rounded"),
    )),
    "shares": (SHARES, (
        ((0.2891, 0.7109), "order"), ((3.6693, 1.4918), "divide"), ((0.7647, 0.2353), "power"), ((0.6511, 0.3489), "powers of 2"),
        ((0.8882, 0.1118), "powers of 10"), ((71.09, 28.91), "per cent"), ((0.7109, 0.2), "second share"), ((0.7, 0.3), "rounded"),
        ((1.3, 0.4), "first|on the way|power"), ((0.7109, 0.7109), "left over to 1"),
    )),
    "step": (STEP, (
        (1.9855, "sign|added"), (-0.7245, "rate × gradient"), (7.54, "rate"), (-2.12, "rate|sign"), (2.56, "gradient"),
        (2.86, "gradient|sign|minus"), (0.7245, "weight|left out"), (-12.3648, "before you multiplied"), (34.3455, "rate|term|multipl"),
        (-4.83, "gradient"), (2.71, "rate × gradient"), (3.4, "rounded"), (9.955, "digit|rate"),
    )),
    "score": (SCORE, (
        (15.5, "8.3|deviation"), (-1.8675, "sign|wrong way"), (43.2892, "added|mean"), (128.65, "multipl"), (22.5783, "mean|left out"),
        (166.6892, "only|mean"), (0.5355, "wrong way|upside"), (186.75, "per cent"), (1.9, "rounded"), (2, "rounded"), (187.4, "height"),
        (0.062, "people"), (-149.32, "height|only|mean"), (-20.7108, "height|left out"),
    )),
    "wrong share": (WRONG_SHARE, (
        (0.227, "1|left"), (77.3, "per cent"), (126, "163|pictures"), (1.227, "sign|added"), (-3.4054, "wrong way"), (0.8, "rounded"),
        (-36, "pictures|divide"), (22.7, "per cent"), (4.4054, "way round"),
    )),
    "leak": (LEAK, (
        (0, "ReLU"), (3.96, "sign|minus"), (-26.4, "smaller|slope|left out|multipl"), (0.15, "slope"), (-26.25, "added"), (-176, "divide"),
        (26.4, "slope"), (-39.6, "point|digit"), (-0.15, "slope"),
    )),
    "celsius": (CELSIUS, (
        (14.4444, "only the fahrenheit"), (92.88, "swapped"), (46.4444, "left out 32"), (51.6, "not yet what is asked"), (258, "9"),
        (5.7333, "by 5"), (64.2222, "added 32"), (65.8222, "only"), (-28.6667, "sign"), (29, "rounded"), (150.48, "on the way|swapped"),
    )),
    "kernels": (KERNELS, (
        (1152, "left out 1"), (1153, "only `side"), (73, "by the kernels"), (72, "not yet"), (400, "side"), (1169, "one too"), (1160, "swapped"),
        (2304, "left out"), (1280, ""),
    )),
    "loss": (LOSS, (
        (-0.9943, "minus"), (0.37, "share of right"), (0.462, "share of wrong"), (0.4318, "base 10"), (1.4344, "base 2"), (99.43, "cent"),
        (2.7027, ""), (-0.462, "sign|wrong|minus"), (0.63, "share of wrong"),
    )),
    "price": (PRICE, (
        (204, "tax"), (285.6, "discount"), (42.84, "discount|1"), (249.6, ""), (328.44, "discount"), (165.24, "tax"), (38.76, "left out 1|1"),
        (24276, "cent"), (24.276, "point|digit"), (240, "price"), (36, "discount|1"),
    )),
    "gradient": (GRADIENT, (
        (-3.224, "by 2"), (-1.24, "not yet"), (-2.48, "by the input"), (6.448, "sign"), (42.952, "target"), (18.252, "target"), (-24.7, "left out"),
        (-6.4, "rounded"), (-16.7648, ""), (-1.6119, "weight|input"),
    )),
    "clipped": (CLIPPED, (
        (lambda X: min(X, 1), "max"), (lambda X: max(X, -1), "min"), (lambda X: max(min(X, -1), 1), "max|min"),
        (lambda X: min(max(X, 0), 1), "returns"), (lambda X: 1 if X > 0 else -1, "returns"), (lambda X: X, "returns"),
        (lambda X: abs(X), "returns"), (lambda X: min(max(X, 1), -1), "min|max"),
    )),
    "leaky": (LEAKY, (
        (lambda X: max(0, X), "ReLU|returns"), (lambda X: min(0.1 * X, X), "max|min"), (lambda X: 0.1 * X, "max|returns"),
        (lambda X: X, "max|returns"), (lambda X: max(0.01 * X, X), "number"), (lambda X: max(-0.1 * X, X), "sign|minus|returns"),
        (lambda X: X if X > 0 else 0.1, "returns"),
    )),
    "loud": (LOUD, (
        (lambda pair: "loud" if pair[0] - pair[1] > 10 else "quiet", "abs"),
        (lambda pair: "loud" if abs(pair[0] - pair[1]) >= 10 else "quiet", "limit"),
        (lambda pair: "loud" if abs(pair[0] - pair[1]) < 10 else "quiet", "returns"),
        (lambda pair: "quiet" if abs(pair[0] - pair[1]) > 10 else "loud", "places|way"),
        (lambda pair: "loud" if abs(pair[0] + pair[1]) > 10 else "quiet", "sign"),
        (lambda pair: "loud" if abs(pair[0] - pair[1]) > 11 else "quiet", "number"),
        (lambda pair: "loud" if abs(pair[0]) - abs(pair[1]) > 10 else "quiet", "returns"),
        (lambda pair: "loud", "returns"),
    )),
    "mean": (MEAN, (
        (lambda row: sum(row), "division|early|way"), (lambda row: max(row), "returns"), (lambda row: sum(row) / (len(row) - 1), "returns"),
        (lambda row: sum(row) / 3, "returns"), (lambda row: sum(row) // len(row), "whole|returns"), (lambda row: len(row), "returns"),
        (lambda row: len(row) / sum(row), "way round"), (lambda row: row[0], "returns"),
    )),
}  # fmt: skip

FOLLOWED_BACK = ("If you ", "If it is ", "Your number cannot be divided")
ANYBODY = ("One step after the other", "That is near, but")
NEARLY_SAID = ("Right so far", "None of these", "This number comes out in several")


def judged() -> Iterator[tuple[str, str, object, str]]:
    """Every planted answer with its verdict and what was said."""
    for name, (exercise, answers) in PLANTED.items():
        for answer, words in answers:
            feedback = check(exercise, answer)
            yield _verdict(exercise, feedback.passed, feedback.text, words), name, answer, feedback.text


def _verdict(exercise: Exercise, passed: bool, text: str, words: str) -> str:
    if passed:
        return "WRONG"
    if words and any(word in text for word in words.split("|")):
        return "NAMED"
    only_led = "Begin with" in text and "it seems" not in text  # to a step that is not the one
    if only_led or text == plan(exercise.recorded) or text.startswith(ANYBODY):
        return "MISS"
    if callable(exercise.expected) and "returns" in text:
        return "NEAR"
    if text.startswith(FOLLOWED_BACK) or (text.startswith(NEARLY_SAID) and "it seems" not in text):
        return "NEAR"
    return "WRONG" if words else "NAMED?"


if __name__ == "__main__":
    counts: Counter[str] = Counter()
    for verdict, name, answer, text in judged():
        counts[verdict] += 1
        print(f"{verdict:6} {name:12} {answer!s:40.40} {text}")  # noqa: T201
    print(dict(counts))  # noqa: T201
