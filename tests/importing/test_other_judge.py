"""What another judge of imports refutes is refuted here too."""

import importlib.util

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from confarchive.importing.verify.facets import read
from confarchive.importing.verify.page import fragment
from tests.importing.judging import differences
from tests.importing.pages import MUTATIONS, changed_by, html_of, page


@pytest.fixture(scope="module")
def judge(shared):
    """Another judge of imports, which reads HTML in its own way."""
    pytest.importorskip("cssselect", reason="the other judge needs it")
    path = shared / "tools" / "fidelity.py"
    if not path.exists():
        pytest.skip("there is no other judge")
    spec = importlib.util.spec_from_file_location("other_judge", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def refuted(judge, truth, result):
    one, other = judge.reduce(truth), judge.reduce(result)
    inner = [sorted(t for h, t in each["internal"] if h[0] != "#") for each in (one, other)]
    one["strong"], other["strong"] = sorted(one["strong"]), sorted(other["strong"])
    return inner[0] != inner[1] or any(one[facet] != other[facet] for facet in judge.ORDERED)


@given(html=page, other=page)
def test_what_another_judge_refutes_is_refuted(judge, html, other):
    assert not refuted(judge, html, other) or differences(html, other, "")


@pytest.mark.parametrize("mutate", MUTATIONS)
@settings(max_examples=40)
@given(html=page, data=st.data())
def test_what_another_judge_sees_of_a_change_is_seen(judge, mutate, html, data):
    changed = html_of(changed_by(mutate, html, data))
    assert not refuted(judge, html, changed) or differences(html, changed, "")


def test_words_of_both_judges_agree(judge):
    for text in ("a--b", "a - - b", "..", "....", "a…b", "x\u200by", "— –", "“a”", "a_b-c"):
        for other in ("a-b", "a - - b", "..", "...", "a...b", "xy", "- -", '"a"', "a_b-c"):
            if read(fragment(text)).words == read(fragment(other)).words:
                assert judge.words(text) == judge.words(other)
