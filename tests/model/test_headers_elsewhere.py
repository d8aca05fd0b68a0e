"""A header where none is read, in the forms that other programs know: its post is held back."""

import pytest

from confarchive.model.problems import ProblemKind
from tests.model.published import DECIDING, PATH, ZERO_WIDTH, published

OWN = ["status", "date", "expires", "draft", "isdraft", "published", "ispublished", "publish"]
HEADERS = {
    "plain": "{}: 2999-01-01\n\n# T\n",
    "TOML": '+++\n{} = "2999-01-01"\n+++\n\n# T\n',
    "semicolons": ";;;\n{}: 2999-01-01\n;;;\n\n# T\n",
    "semicolons below": "# T\n\n;;;\n{}: 2999-01-01\n;;;\n\nText.\n",
    "plus signs below": "# T\n\n++++\n{}: 2999-01-01\n++++\n\nText.\n",
    "dashes below": "# T\n\n-----\n{}: 2999-01-01\n-----\n\nText.\n",
    "dots below": "# T\n\n---\n{}: 2999-01-01\n...\n\nText.\n",
    "a comment": "<!-- {}: 2999-01-01 -->\n\n# T\n",
    "Nikola's": ".. {}: 2999-01-01\n\n# T\n",
    "org-mode's": "#+{}: 2999-01-01\n\n# T\n",
    "fields": ":{}: 2999-01-01\n\n# T\n",
    "quoted": '"{}": "2999-01-01"\n\n# T\n',
    "late": "<!--\n" + "A licence.\n" * 70 + "-->\n\n---\n{}: 2999-01-01\n---\n\n# T\n",
}


@pytest.mark.parametrize("form", HEADERS)
@pytest.mark.parametrize("key", [*OWN, *DECIDING])
def test_every_deciding_key_of_a_header_where_none_is_read(key, form):
    for path in (PATH, "pages/t.md"):
        shown, problems = published(HEADERS[form].format(key), path)
        assert not shown
        assert [problem.kind for problem in problems] == [ProblemKind.UNREADABLE]


STRAY = {
    "a blank line before it": "\n---\nstatus: draft\n---\n\n# T\n\nWords.\n",
    "a comment before it": "<!-- mine -->\n---\nstatus: draft\n---\n\n# T\n",
    "a zero-width character before it": f"{ZERO_WIDTH}---\nstatus: draft\n---\n\n# T\n",
    "a blank before it": " ---\nstatus: draft\n---\n\n# T\n",
    "four dashes": "----\nstatus: draft\n----\n\n# T\n",
    "behind the title": "# T\n\n---\nstatus: draft\n---\n\nWords.\n",
    "behind another": "---\ntags: [a]\n---\n---\nstatus: draft\n---\n\n# T\n",
    "behind another, a line apart": "---\ntags: [a]\n---\n\n---\ndraft: true\n---\n\n# T\n",
    "TOML": '+++\ntitle = "T"\ndraft = true\n+++\n\n# T\n',
    "JSON": '{\n  "title": "T",\n  "draft": true\n}\n\n# T\n',
    "JSON on a line": '{"draft": true}\n\n# T\n',
    "Pelican's": "Title: T\nStatus: draft\n\nWords.\n",
    "Pelican's, with a title": "Date: 2015-01-01\nStatus: draft\n\n# T\n\nWords.\n",
    "of reStructuredText": ":status: draft\n\n# T\n",
    "Nikola's": "<!--\n.. status: draft\n.. title: T\n-->\n\n# T\n",
    "a comment of its own": "<!-- status: draft -->\n\n# T\n",
    "without its first border": "status: draft\n---\n\n# T\n",
    "in capitals": "STATUS: DRAFT\n\n# T\n",
}


@pytest.mark.parametrize("path", [PATH, "pages/t.md"])
@pytest.mark.parametrize("case", STRAY)
def test_a_header_where_none_is_read_holds_its_post_back(case, path):
    shown, problems = published(STRAY[case], path)
    assert not shown
    assert [problem.kind for problem in problems] == [ProblemKind.UNREADABLE]
    assert "header" in problems[0].message


LONG = "<!--\n" + "A line of a licence.\n" * 200 + "-->\n"
STRAY |= {
    "far below a comment": f"{LONG}---\nstatus: draft\n---\n\n# T\n",
    "far below a comment, a line apart": f"{LONG}\n---\ndraft: true\n---\n\n# T\n",
    "far below nothing": "\n" * 300 + "---\nstatus: draft\n---\n\n# T\n",
    "far below the title": "# T\n\n" + "Words.\n\n" * 300 + "---\nstatus: draft\n---\n\nMore.\n",
    "far below another": f"---\ndate: 2016-01-01\n---\n{LONG}\nstatus: draft\n\n# T\n",
    "TOML that decides nothing": "+++\ntags = ['x']\nslug = 'y'\n+++\n\n# T\n",
    "TOML with one key": "+++\nweight = 3\n+++\n\n# T\n",
    "TOML with tables": "+++\n# mine\n[extra]\nhidden_from = true\nembargo = 2030-01-01\n+++\n\n# T\n",
    "TOML over lines": "+++\ntags = [\n  'x',\n  'y',\n]\n+++\n\n# T\n",
    "Pelican's that decides nothing": "Author: Jo\nSummary: x\nModified: 2015-01-01\n\n# T\n",
    "Pelican's of a list": "Category: x\nTags: a\nSlug: b\n\nWords.\n",
    "Pelican's of one key": "Slug: b\n\nWords.\n",
    "Pelican's over lines": "Authors: Jo\n    Jane\nMood: glad\n\n# T\n",
    "MultiMarkdown's": "css: a.css\nbase header level: 2\n\n# T\n",
    "fields that decide nothing": ":author: Jo\n:tags: x\n\n# T\n",
    "a field": ":author: Jo\n\n# T\n",
    "YAML that decides nothing": "\n---\ntags: [x]\nmood: glad\n---\n\n# T\n",
    "YAML with a list": "\n---\ntags:\n- x\n- y\n---\n\n# T\n",
    "JSON that decides nothing": '{\n  "tags": ["x"]\n}\n\n# T\n',
    "Nikola's that decides nothing": "<!--\n.. slug: x\n.. tags: y\n-->\n\n# T\n",
    "a label before it": "(here)=\n\nTags: x\nSlug: y\n\n# T\n",
    **{
        f"parted by {sign!r}": f"---{sign}status: draft{sign}---\n\n# T\n"
        for sign in "\u2028\u2029\x0b\x0c\x85\x1c\x1e\r"
    },
}
INNOCENT = {
    "a rule in the text": "# T\n\nWords.\n\n---\n\nMore: words.\n\n---\n\nStill.\n",
    "code": "# T\n\n```yaml\n---\nstatus: draft\n---\n```\n",
    "code before the title": "---\n---\n# T\n\n~~~\n+++\ndraft = true\n+++\n~~~\n",
    "a title like a key": "# Status: draft\n\nWords.\n",
    "a title like a key, underlined": "Status: draft\n=============\n\nWords.\n",
    "words of a status": "# T\n\nStatus: a draft of the programme.\n",
    "a header, and another as its text": "---\n---\n# T\n\n---\nstatus: draft\n---\n",
    "a label and a comment": "(label)=\n% mine\n<!-- and mine -->\n# T\n",
    "words about days": "# T\n\n---\n\nDate: the fifth of May, at noon\n\n---\n\nWords.\n",
    "a programme": "# T\n\n---\n\nTitle: On bees\n\nSpeaker: Jo\n\n---\n\nWords.\n",
    "a rule, then words": "# T\n\n---\n\nWords of a text.\n\nStatus: draft\n\n---\n",
    "rows of a table": "# T\n\n---\n\n| a | b |\n|---|---|\n| draft | yes |\n\n---\n",
    "a long licence": f"{LONG}\n# T\n\nWords.\n",
    "a directive": "# T\n\n:::{note}\n:class: x\n:::\n\nWords.\n",
    "an address": "# T\n\n---\n\nhttps://e.example/status: draft\n\n---\n",
}


UNTITLED = [
    "Update: the talk of that day can be watched now.\n\n# T\n",
    "+++\n# T\n\n+++\n\nWords.\n",
    "We met on that day at the hall of the old town, all of us.\n\nDate: the fifth of May.\n",
    "Where we met:\n\n- Date: the fifth of May\n- Status: a draft of all that\n",
    "> Who: me\n\nWords.\n",
    "{cite}`x` Words.\n",
    "12:30 we met: then we left.\n",
    "https://e.example/\n\nWords.\n",
    "Note: words.\nAnd more of them, as a text has.\n",
]


@pytest.mark.parametrize("text", UNTITLED)
def test_a_page_without_a_title_is_no_header(text):
    shown, problems = published(text, "pages/t.md")
    assert shown
    assert [problem.kind for problem in problems] == [ProblemKind.NO_TITLE]


@pytest.mark.parametrize("case", INNOCENT)
def test_what_only_looks_like_a_header_holds_nothing_back(case):
    assert published(INNOCENT[case], "pages/t.md") == (True, ())
