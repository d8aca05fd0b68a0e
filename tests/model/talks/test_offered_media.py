"""Slides and videos of a talk of which no title is told: what offers them, where they stand, and whose they are."""

from itertools import product

import pytest

from confarchive.model.conferences.conference_findings import Strength
from tests.model.talks.test_talk_detection import found

URL = "https://a.example/halls.pdf"
VIDEO = "https://www.youtube.com/watch?v=8Tzh42mQjrw"
FRAME = '<iframe src="https://www.youtube.com/embed/8Tzh42mQjrw"></iframe>'
SLIDES = [
    "My slides are [here]({}).",
    "My slides: [PDF]({})",
    "Here are my [slides]({}).",
    "[My slides]({})",
    "Here is my [slide deck]({}).",
    "Here are the [slides]({}) of my talk.",
    "Here are the [slides]({}) from my keynote.",
    "The slides of my talk are [online]({}).",
    "Die Folien meines Vortrags sind [hier]({}).",
    "Meine Folien sind [hier]({}).",
    "Die [Folien]({}) zu meinem Vortrag.",
    "Les [diapos]({}) de ma présentation.",
    "Mes diapos sont [ici]({}).",
    "Mis diapositivas están [aquí]({}).",
]
"""What offers slides, with their link in it."""
OFFERS = [
    "The video of my talk is up.",
    "The recording of my talk is online:",
    "Here is the video of my keynote",
    "Die Aufzeichnung meines Vortrags ist da:",
    "La vidéo de ma présentation est en ligne :",
]
"""What offers a video that stands elsewhere."""
BELOW = [
    "\n{}",
    "\n\n{}",
    "\n\n<div>\n{}\n</div>",
    "\n\n- {}",
    "\n\nThank you all for coming.\n\n{}",
    "\n\n{}\n\nMore words, with [a link](https://b.example).",
]
SHOWN = [FRAME, f"[Video]({VIDEO})", f"[Watch it here]({VIDEO})", f"<{VIDEO}>", VIDEO]


@pytest.mark.parametrize("words", SLIDES)
@pytest.mark.parametrize("before", ["", "We had tea.\n\n", "Thanks! "])
def test_slides_are_asked_about_under_the_posts_title(words, before):
    (talk,) = found(f"{before}{words.format(URL)}\n\nMore words.")
    assert (talk.talk.title, talk.talk.slides, talk.strength) == ("A", URL, Strength.LIKELY)
    assert talk.talk.speakers == ("Jane Doe",)


def test_what_is_shown_below_the_words_belongs_to_them():
    wrong = []
    for offer, below, shown in product(OFFERS, BELOW, SHOWN):
        text = f"{offer}{below.format(shown)}"
        if [(each.talk.title, each.talk.video) for each in found(text)] != [("A", VIDEO)]:
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize("title", ["*Measuring communities*", "“Measuring communities”"])
@pytest.mark.parametrize("below", BELOW)
def test_so_it_does_where_a_title_is_told_and_others_spoke_too(title, below):
    first, second = found(
        f"I gave a talk, {title}.{below.format(FRAME)}\n\n- *Of bridges* by Bo Roe"
    )
    assert (first.talk.title, first.talk.video) == ("Measuring communities", VIDEO)
    assert (second.talk.title, second.talk.video) == ("Of bridges", "")


@pytest.mark.parametrize(
    "text",
    [
        "My slides will follow.",
        f"My slides are not [online]({URL}) yet.",
        f"My slides of last year are [here]({URL}).",
        f"My old slides from DebConf are [here]({URL}).",
        f"My favourite slides are [here]({URL}).",
        f"> My slides are [here]({URL}).",
        f"Jane’s slides are [here]({URL}).",
        f"Her slides are [here]({URL}).",
        f"My slides were lost. The tickets are [here]({URL}).",
        "The video of my talk will follow.",
        f"The video of my talk will follow.\n\n## Bo Roe\n\n{FRAME}",
        f"The video of my talk will follow.\n\nBo Roe's talk is there, too: {FRAME}",
        f"The video of my talk will follow.\n\nOne.\n\nTwo.\n\nThree.\n\n{FRAME}",
        f"The slides of my talk will follow.\n\n{FRAME}",
    ],
)
def test_what_is_not_there_or_not_theirs_is_none(text):
    assert found(text) == ()
