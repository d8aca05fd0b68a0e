"""Which talks are surely the author's own, at the conference that the post is about, and which are somebody else's."""

from datetime import date

import pytest

from confarchive.model.conferences.conference_findings import Strength
from tests.model.talks.test_talk_detection import found

TITLE = "**Measuring communities**"
PLAIN = [
    "My talk",
    "My first talk at FOSDEM 2018 was",
    "My second talk,",
    "My FOSDEM talk:",
    "My FOSDEM 2018 talk",
    "My 20-minute talk",
    "My short talk",
    "Our talk",
    "I gave a talk",
    "I have given a talk",
    "Last weekend I gave a talk titled",
    "I'll be giving a talk called",
    "I presented a talk at the Python devroom,",
    "We had tea in Brussels. My talk",
]
"""What tells plainly that the author gave a talk at FOSDEM 2018, which the post is about; its title stands behind."""
NOT_PLAIN = [
    "I wish I gave a talk",
    "I didn't get to give my talk",
    "I did not give a talk",
    "I never gave a talk",
    "Had I time, I would have given a talk",
    "I may be giving a talk",
    "If they like it, I'm giving a talk",
    "I submitted my talk",
    "They rejected my talk",
    "I planned to fly, where I gave a talk",
    "I gave my talk at GUADEC in 2012:",
    "At GUADEC I gave a talk",
    "At GUADEC we met. There I gave a talk",
    "## PyCon US\n\nWe met there. I gave a talk",
    "In 2016 I gave a talk",
    "Two years ago I gave a talk",
    "Last year my talk was",
    "My next talk,",
    "My upcoming talk,",
    "My previous talk,",
    "At the University of Ghent I gave a talk",
    "I gave a talk in Berlin:",
    "With Jane Doe I gave a talk",
    "Bo and I gave a talk",
    "My interesting talk",
    "I did a tutorial:",
    "I ran the workshop",
]
"""What does not."""
NOBODY_KNOWS = [
    "{} was rejected",
    "{}, was not accepted",
    "{}. It was rejected",
    "{}. Sadly it was cancelled",
    "{}, will be at PyCon US 2018",
    "{}, at DebConf",
    "{} in 2012",
    "{}, with Jane Doe",
    "{}, together with others",
    "{}, on behalf of Bo",
    "{}, which I wanted to give",
]
"""What stands behind its title and leaves it open."""
SOMEBODY_ELSES = [
    "My favourite talk was {}.",
    "My favorite talk was {} by Jane Doe.",
    "My most liked talk was {}.",
    "My top talk: {}.",
    "My best talk was {}.",
    "My friend's talk {}.",
    "My wife’s first talk {}.",
    "My talk {} by Jane Doe.",
    "My talk {}, given by Jane Doe.",
    "> I gave a talk {}.",
    "> She asked:\n> I gave a talk {}.",
    'She wrote: "I gave a talk {} there."',
    "She said: “My talk {} went well.”",
    "<blockquote>My talk {} went well.</blockquote>",
]


def of_fosdem(body):
    return found(body, conferences=("fosdem-2018",), date=date(2018, 2, 6))


@pytest.mark.parametrize("words", PLAIN)
def test_what_is_told_plainly_is_sure(words):
    (talk,) = of_fosdem(f"{words} {TITLE}.")
    assert (talk.talk.title, talk.strength) == ("Measuring communities", Strength.SURE)


@pytest.mark.parametrize(
    "words",
    [*(f"{words} {{}}" for words in NOT_PLAIN), *(f"My talk {words}" for words in NOBODY_KNOWS)],
)
def test_what_is_not_told_plainly_is_asked_about(words):
    assert [each.strength for each in of_fosdem(f"{words.format(TITLE)}.")] in (
        [Strength.LIKELY],
        [],
    )


@pytest.mark.parametrize("words", SOMEBODY_ELSES)
def test_what_is_somebody_elses_is_none(words):
    assert of_fosdem(words.format(TITLE)) == ()


def test_what_somebody_else_said_before_leaves_the_authors_own():
    body = f'Jane said: "It was a great day." My talk {TITLE} went well.'
    assert [each.strength for each in of_fosdem(body)] == [Strength.SURE]


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("I'm speaking on", Strength.SURE),
        ("I presented on", Strength.SURE),
        ("I spoke about", Strength.LIKELY),
        ("I am talking about", Strength.LIKELY),
    ],
)
def test_what_they_speak_on_is_a_talk_where_a_title_is_quoted(words, strength):
    (talk,) = found(f"{words} “Measuring communities”.")
    assert (talk.talk.title, talk.strength) == ("Measuring communities", strength)
    assert found(f"{words} *very many things*.") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Mein Vortrag „{}“ war gut.",
        "Mein Vortrag beim Treffen über *{}* war gut.",
        "Ma présentation « {} » est finie.",
        "Ma conférence intitulée « {} »",
        "Mi charla sobre «{}» fue bien.",
        'Minha palestra "{}" foi boa.',
    ],
)
def test_a_talk_told_in_other_languages_is_asked_about(words):
    (talk,) = found(words.format("Brücken und Hallen"))
    assert (talk.talk.title, talk.strength) == ("Brücken und Hallen", Strength.LIKELY)


URL = "https://a.example/1"


@pytest.mark.parametrize(
    "words",
    [
        f'Slides of my talk "Of bridges" are [online]({URL}).',
        f'My talk was "Of bridges". The slides are available [here]({URL}).',
        f'My talk "Of bridges": slides can be found at [this link]({URL})',
        f"Mein Vortrag „Of bridges“: die Folien sind [online]({URL}).",
    ],
)
def test_slides_are_found_by_what_their_sentence_says(words):
    (talk,) = found(words)
    assert (talk.talk.title, talk.talk.slides, talk.talk.video) == ("Of bridges", URL, "")


@pytest.mark.parametrize(
    "words",
    [
        f'My talk was "Of bridges". The tickets are [online]({URL}).',
        f'My talk was "Of bridges", with slides. The tickets are [online]({URL}).',
        f'My talk was "Of bridges", with slides and [a band](https://b.example), [here]({URL}).',
    ],
)
def test_a_link_that_points_elsewhere_is_none(words):
    assert found(words)[0].talk.slides == ""


@pytest.mark.parametrize(
    "words",
    [
        f"[Slides of my talk]({URL})",
        f"The slides of my short talk are [online]({URL}).",
        f"Here are the [slides]({URL}): slides from my talk.",
        f"[Folien zu meinem Vortrag]({URL})",
        f"Here are the [slides]({URL}) of my talk.",
        f"Here are the [slides]({URL}) from my first talk.",
        f"Die [Folien meines Vortrags]({URL}) sind da.",
    ],
)
def test_slides_of_a_talk_without_a_title_are_asked_about_under_the_posts(words):
    (talk,) = found(words)
    assert (talk.talk.title, talk.talk.slides, talk.strength) == ("A", URL, Strength.LIKELY)


@pytest.mark.parametrize(
    "words",
    [
        "Slides of my talk will follow.",
        f"> [Slides of my talk]({URL})",
        f"[Slides of my favourite talk]({URL})",
    ],
)
def test_no_slides_and_somebody_elses_are_no_talk(words):
    assert found(words) == ()
