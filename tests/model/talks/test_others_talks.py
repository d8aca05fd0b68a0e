"""Talks of others, in all the shapes in which posts tell of them, and what only looks like one.

Shapes, names and titles are put together: each talk that a sentence tells is proposed, and never taken for sure.
"""

from datetime import date
from itertools import product

import pytest

from confarchive.model.conferences.conference_findings import Strength
from confarchive.runtime.time_limit import SECONDS, within
from tests.growth import LINEAR, growth
from tests.model.talks.test_talk_detection import found

TITLE = "Measuring communities"
STANDING_OUT = ["*{}*", "**{}**", "“{}”", '"{}"', "[{}](https://a.example)", '*"{}"*']
NAMES = {
    "Jane Doe": ("Jane Doe",),
    "Jane van Doe": ("Jane van Doe",),
    "Åsa Ek-Łódzka": ("Åsa Ek-Łódzka",),
    "**Jane Doe**": ("Jane Doe",),
    "[Jane Doe](https://jane.example)": ("Jane Doe",),
    "Jane Doe and Bo Roe": ("Jane Doe", "Bo Roe"),
    "[Jane Doe](https://jane.example) & Bo Roe": ("Jane Doe", "Bo Roe"),
    "Åsa Ek, Bo Roe and Jo Day": ("Åsa Ek", "Bo Roe", "Jo Day"),
}
LISTED = [
    "- {title} by {names}",
    "- {title} - by {names}",
    "- {names}: {title}",
    "- {names} – {title}",
    "- {names} - {title}",
    "- {names}, {title}",
    "1. {names}: {title}, in the main hall",
    "- {title} ({names})",
    "* {title} ({names}, in the main hall)",
    "- {title} – {names}",
    "- {title}, {names}",
    "- 10:30: {title} ({names})",
    "- 10:30–11:00 {names}: {title}",
    "## {title}, by {names}",
    "### {title} by {names}",
    "## {names}: {title}",
    "### {title} ({names})",
    "### {title} – {names}",
]
SENTENCES = [
    "{names}’s talk {title} was good.",
    "{names}'s talk on {title} was good.",
    "We heard {names}'s great keynote, {title}.",
    "After {names}'s lightning talk {title} there was tea.",
    "{names} gave a talk titled {title}.",
    "{names} gave an interesting talk on {title}.",
    "Then {names} presented a tutorial called {title}.",
    "I liked the talk {title} by {names}.",
    "There was a keynote, {title}, by {names}.",
    "I heard {title} by {names}.",
]
PLAIN_HEADINGS = ["## {title}, by {names}", "### {title} by {names}"]


def of_gala(body):
    return found(f"We had tea.\n\n{body}\n", authors=("Kim Poe",), date=date(2015, 5, 2))


def told(body):
    return [(each.talk.title, each.talk.speakers, each.strength) for each in of_gala(body)]


@pytest.mark.parametrize("shape", [*LISTED, *SENTENCES])
def test_each_shape_tells_title_and_names_however_they_are_written(shape):
    wrong = []
    for written, (names, speakers) in product(STANDING_OUT, NAMES.items()):
        text = shape.format(title=written.format(TITLE), names=names)
        if ("’s" in shape or "'s" in shape) and (len(speakers) > 1 or not names[-1].isalpha()):
            continue
        if told(text) != [(TITLE, speakers, Strength.LIKELY)]:
            wrong.append((text, told(text)))
    assert wrong == []


@pytest.mark.parametrize("shape", PLAIN_HEADINGS)
def test_a_heading_with_by_needs_nothing_that_stands_out(shape):
    wrong = []
    for names, speakers in NAMES.items():
        text = shape.format(title=TITLE, names=names)
        if told(text) != [(TITLE, speakers, Strength.LIKELY)]:
            wrong.append((text, told(text)))
    assert wrong == []


@pytest.mark.parametrize(("title", "speaker"), [
    ("Title", "Speaker"), ("Talk", "Speakers"), ("Session", "Who"), ("Topic", "Presenter"), ("Vortrag", "Referentin"),
    ("Presentation", "By"), ("**Talk title**", "*Speaker(s)*"), ("Charla", "Ponente"),
])  # fmt: skip
def test_a_table_with_columns_for_both(title, speaker):
    table = (
        f"| Time | {title} | {speaker} | Slides |\n|:--|---|:-:|---|\n"
        f"| 10:00 | {TITLE} | Jane Doe and Bo Roe | [Slides](https://a.example/1.pdf) |\n"
        "| 11:00 | Coffee break | | |\n"
        "| 12:00 | [Of *bridges* and halls](https://a.example) | [Jo Day](https://jo.example) and Al Fay | |\n"
        "| 13:00 | One more talk | the whole team | |\n\nWords | and | more"
    )
    talks = of_gala(table)
    assert [(each.talk.title, each.talk.speakers, each.line) for each in talks] == [
        (TITLE, ("Jane Doe", "Bo Roe"), 5),
        ("Of bridges and halls", ("Jo Day", "Al Fay"), 7),
    ]
    assert [each.talk.slides for each in talks] == ["https://a.example/1.pdf", ""]
    assert talks[0].evidence.startswith("| 10:00 | Measuring communities | Jane Doe")


def test_a_row_needs_its_header_and_no_pipes_at_its_ends():
    rows = f"{TITLE} | Jane Doe\n"
    assert [each.talk.speakers for each in of_gala(f"Talk | Speaker\n--- | ---\n{rows}")] == [
        ("Jane Doe",)
    ]
    for header in (
        "",
        "Talk | Speaker\n",
        "Talk | Room\n--- | ---\n",
        "Book | Author\n--- | ---\n",
    ):
        assert of_gala(header + rows) == ()


def test_a_title_with_a_pipe_in_a_table_is_whole():
    (talk,) = of_gala("| Talk | Speaker |\n|---|---|\n| Pipes \\| and halls | Jane Doe |\n")
    assert talk.talk.title == "Pipes | and halls"


@pytest.mark.parametrize(
    "text",
    [
        "- Main Hall: *Measuring communities*",
        "- Saturday Morning: *Measuring communities*",
        "- Track One: *Measuring communities*",
        "- Keynote Session: “Measuring communities”",
        "- Room Berlin: *Measuring communities*",
        "- 3 May 2015: *Measuring communities*",
        "- Gala Team: [the photos of it](https://a.example)",
        "- Jane Doe: [her blog](https://a.example)",
        "- Jane Doe: [slides](https://a.example)",
        "- Jane Doe: [slides of it](https://a.example)",
        "- Jane Doe: *speaker*",
        "- Jane Doe: Measuring communities",
        "- *Measuring communities* (Main Hall)",
        "- *Measuring communities* (Open Source Foundation)",
        "- *Measuring communities* (The Hague)",
        "- *Measuring communities* (New York)",
        "- *Measuring communities* – Red Hat Inc",
        "- *Measuring communities*, Free University",
        "- *Measuring communities* (May 2015)",
        "## Day one, by Train",
        "## Getting there by public transport",
        "## Step by Step Process",
        "## Travel by Night Train",
        "## Measuring communities (Jane Doe)",
        "## Jane Doe: Measuring communities",
        "Jane Doe’s talk was good. *Measuring communities* is a book.",
        "Jane Doe's talk at [Measuring Summit](https://a.example) was good.",
        "Jane Doe's book *Measuring communities* is good.",
        "Jane's talk *Measuring communities* was good.",
        "I read *Measuring communities* by Jane Doe.",
        "We read the book *Measuring communities* by Jane Doe.",
        "Last year Jane Doe gave a talk titled *Measuring communities*.",
        "At FOSDEM 2013 Jane Doe gave a talk titled *Measuring communities*.",
        "In 2012 I heard Jane Doe's talk *Measuring communities*.",
        "Jane Doe's talk *Measuring communities* was cancelled.",
        "Jane Doe did not give her talk *Measuring communities*.",
        "I missed the talk *Measuring communities*.",
        "Jane Doe's talk was *very good indeed*.",
        "Jane Doe's talk was *on Saturday*.",
        "Python Software Foundation's talk *Measuring communities*",
        "The Open Team gave a talk titled *Measuring communities*.",
        "```\n- Jane Doe: *Measuring communities*\n```",
        "    - Jane Doe: `a`",
    ],
)
def test_what_only_looks_like_one_is_none(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("names", "speakers"),
    [
        ("Jane Doe, Acme Labs", ("Jane Doe",)),
        ("Jane Doe (Acme)", ("Jane Doe",)),
        ("Dr. Jane Doe", ("Jane Doe",)),
        ("Prof. Dr. Jane Doe", ("Jane Doe",)),
    ],
)
def test_where_a_speaker_works_is_no_speaker(names, speakers):
    assert told(f"- *{TITLE}* by {names}") == [(TITLE, speakers, Strength.LIKELY)]


def test_a_name_over_two_lines_is_one():
    one = [(TITLE, ("Jane Doe",), Strength.LIKELY)]
    assert told(f"- *{TITLE}* by Jane\n  Doe") == one
    assert told(f"I heard *{TITLE}* by Jane\nDoe.") == one


@pytest.mark.parametrize(
    "shape", ["### *{}* by Jane Doe", "### {} by Jane Doe", "- *{}* – Jane Doe"]
)
@pytest.mark.parametrize("behind", ["\n", "\n\n"])
def test_what_stands_below_is_no_part_of_a_name(shape, behind):
    text = f"{shape.format(TITLE)}{behind}Good Words"
    assert told(text) == [(TITLE, ("Jane Doe",), Strength.LIKELY)]


def test_a_talk_told_in_several_shapes_is_one():
    text = (
        f"- Jane Doe: *{TITLE}*\n\n## {TITLE}, by Jane Doe\n\nJane Doe's talk *{TITLE}* was good."
    )
    assert len(of_gala(text)) == 1


def test_an_authors_own_talk_in_a_list_stays_sure():
    (talk,) = of_gala(f"- *{TITLE}* (Kim Poe)\n\nI gave a talk titled *{TITLE}*.")
    assert talk.strength is Strength.SURE


def test_slides_stand_below_a_heading():
    first, second = of_gala(
        f"## {TITLE}, by Jane Doe\n\nWords.\n\n[Slides](https://a.example/1.pdf)\n\n"
        "## Building halls, by Bo Roe\n\nWords.\n\n[Slides](https://a.example/2.pdf)\n\n## More\n\n[Slides](https://a.example/3.pdf)"
    )
    assert first.talk.slides == "https://a.example/1.pdf"
    assert second.talk.slides == "https://a.example/2.pdf"


def test_who_heard_a_talk_by_somebody_is_not_who_gave_it():
    assert told(f"I heard a talk, *{TITLE}*, by Kim Poe.") == []
    assert told(f"My favourite talk was *{TITLE}* by Jane Doe.") == []


@pytest.mark.parametrize(
    "part",
    [
        "- Jane Doe: *a b c*\n",
        "- *A b c* (Jane Doe)\n",
        "## A b by Jane Doe\n",
        "| A | B |\n",
        "Jane Doe's talk *A b c* ",
        "A B gave a talk *A b c* ",
        "heard *A b c* by A B ",
    ],
)
def test_the_work_follows_the_text(part):
    assert growth(lambda n: of_gala(part * n), 40) < LINEAR


@pytest.mark.parametrize(
    "part",
    ["- A B, ", "- A B and ", "A ", "A B's talk ", "# a ", "| A ", "heard *a b* by A B ", "- [A B](c) and ", "- *a b* (A ", "A. "],
)  # fmt: skip
def test_what_only_begins_like_a_talk_is_soon_done_with(part):
    with within(SECONDS):
        of_gala(part * 3000)
        of_gala(f"{part.strip()}\n" * 3000)
