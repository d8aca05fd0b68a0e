"""What a comparison written without this one refutes is refuted here too."""

import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confarchive.importing.verify.page import fragment
from confarchive.importing.verify.what_readers_see import read
from tests.importing.judging import differences
from tests.importing.pages import MUTATIONS, changed_by, html_of, page


@pytest.fixture(scope="module")
def comparison(shared):
    """Another comparison of HTML, which reads HTML in its own way."""
    pytest.importorskip("cssselect", reason="the other comparison needs it")
    path = shared / "tools" / "fidelity.py"
    if not path.exists():
        pytest.skip("../shared has no other comparison")
    spec = importlib.util.spec_from_file_location("other_comparison", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def refuted(comparison, truth, result):
    one, other = comparison.reduce(truth), comparison.reduce(result)
    inner = [sorted(t for h, t in each["internal"] if h[0] != "#") for each in (one, other)]
    one["strong"], other["strong"] = sorted(one["strong"]), sorted(other["strong"])
    return inner[0] != inner[1] or any(one[facet] != other[facet] for facet in comparison.ORDERED)


@given(html=page, other=page)
def test_what_the_other_refutes_is_refuted(comparison, html, other):
    assert not refuted(comparison, html, other) or differences(html, other, "")


@pytest.mark.parametrize("mutate", MUTATIONS)
@settings(max_examples=40)
@given(html=page, data=st.data())
def test_what_the_other_sees_of_a_change_is_seen(comparison, mutate, html, data):
    changed = html_of(changed_by(mutate, html, data))
    assert not refuted(comparison, html, changed) or differences(html, changed, "")


def test_words_of_both_agree(comparison):
    for text in ("a--b", "a - - b", "..", "....", "a…b", "x\u200by", "— –", "“a”", "a_b-c"):
        for other in ("a-b", "a - - b", "..", "...", "a...b", "xy", "- -", '"a"', "a_b-c"):
            if read(fragment(text)).words == read(fragment(other)).words:
                assert comparison.words(text) == comparison.words(other)
