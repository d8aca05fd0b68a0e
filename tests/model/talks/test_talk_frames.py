"""What a sentence has to say for a talk to be its author's: every frame with every verb, kind of talk and place.

Each part of a sentence says how much it leaves of a talk: all of it (``SURE``), a question at most (``LIKELY``), or nothing.
What the whole leaves is the least of its parts.
"""

from datetime import date
from itertools import product

import pytest

from confarchive.model.conferences.conference_findings import Strength
from tests.model.talks.test_talk_detection import found

SURE, LIKELY, NONE = 2, 1, 0
TITLE = "Measuring communities"
FRAMES = {
    "{}": SURE,
    "On Saturday {}": SURE,
    "It rained, and {}": SURE,
    "We had tea.\n\n{}": SURE,
    "Jane said it was a good day. {}": SURE,
    "As I said, {}": SURE,
    "FOSDEM 2018: {}": SURE,
    "Saturday: {}": SURE,
    "I wish {}": LIKELY,
    "Had they let me, {} would be true: not": LIKELY,
    "Jane said: {}": NONE,
    "Jane wrote that {}": NONE,
    "As Bo told me, {}": NONE,
    "**Jane Doe:** {}": NONE,
    "Jane: {}": NONE,
    "<q>{}</q>": NONE,
    "<blockquote>{}</blockquote>": NONE,
    "> {}": NONE,
    "“{}”, she said": NONE,
}
VERBS = {
    "I gave": SURE,
    "I presented": SURE,
    "I have held": SURE,
    "I'll be giving": SURE,
    "I did not give": LIKELY,
    "I would have given": LIKELY,
    "I attended": NONE,
    "I went to": NONE,
    "I heard": NONE,
    "I watched": NONE,
    "Jane gave": NONE,
    "She presented": NONE,
}
KINDS = {
    "a talk": SURE,
    "my talk": SURE,
    "my first talk": SURE,
    "my lightning talk": SURE,
    "a tutorial": SURE,
    "my favourite talk": NONE,
    "Jane's talk": NONE,
}
PLACES = {
    "": SURE,
    " at FOSDEM 2018": SURE,
    " there": SURE,
    " on Saturday": SURE,
    " in the Python devroom": SURE,
    ", and it went well": SURE,
    " at DebConf": LIKELY,
    " in Berlin": LIKELY,
    " three years back": LIKELY,
    " last year": LIKELY,
    " at our local meetup": LIKELY,
    " with Jane Doe": LIKELY,
    " a standing ovation": NONE,
    " a miss": NONE,
    " five stars": NONE,
    " at work yesterday": NONE,
    " to my colleagues": NONE,
    " by Jane Doe": NONE,
    ", which was rejected": NONE,
}
WRITTEN = ["*{}*", "“{}”", "[{}](https://a.example)"]


def of_fosdem(body):
    return found(body, conferences=("fosdem-2018",), date=date(2018, 2, 6))


def most(frames, verbs, kinds, places):
    """Yield sentences of all parts, with what each may tell at the most, and whether it has to."""
    for frame, verb, kind, place in product(frames, verbs, kinds, places):
        left = min(FRAMES[frame], VERBS[verb], KINDS[kind], PLACES[place])
        for written in WRITTEN if "“" not in frame else WRITTEN[:1]:
            yield frame.format(f"{verb} {kind} {written.format(TITLE)}{place}") + ".", left


# Of four tables any two, each with all of the others' plain parts.
PLAIN = [["{}", "Jane said it was a good day. {}"], ["I gave"], ["a talk", "my talk"], [""]]
ALL = [FRAMES, VERBS, KINDS, PLACES]
CHOSEN = {
    f"{one}-{other}": [ALL[n] if n in {one, other} else PLAIN[n] for n in range(4)]
    for one in range(4)
    for other in range(one + 1, 4)
}


@pytest.mark.parametrize("tables", CHOSEN.values(), ids=CHOSEN)
def test_what_a_sentence_leaves_of_a_talk(tables):
    wrong = []
    for sentence, left in most(*tables):
        talks = of_fosdem(sentence)
        told = max((each.strength for each in talks), default=Strength.PASSING)
        if left == SURE:
            is_right = [(each.talk.title, each.strength) for each in talks] == [(TITLE, SURE)]
        else:
            is_right = told <= left
        if not is_right:
            wrong.append((sentence, left, told.name))
    assert wrong == []


@pytest.mark.parametrize(
    "sentence",
    [
        "My first session on Saturday was *Measuring communities* and it was crowded.",
        "My first workshop, *Measuring communities*, taught me a lot.",
        "My second tutorial was *Measuring communities*.",
        "My first talk of the day was *Measuring communities*.",
        "My first talk on Sunday was *Measuring communities*.",
        "My last keynote: *Measuring communities*.",
        "My talk was about “Measuring communities”.",
        "I talked about “Measuring communities” over lunch.",
        "My talk “measuring communities”, of all things.",
    ],
)
def test_what_may_be_heard_or_spoken_of_is_a_question_at_most(sentence):
    assert all(each.strength < Strength.SURE for each in of_fosdem(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "We talked about “Measuring communities” over lunch.",
        "We spoke about “Measuring communities”.",
        "I went to my first talk, *Measuring communities*.",
        "I saw my third talk, *Measuring communities*.",
        "My talk was *very well received*.",
        "My talk was [recorded and published](https://a.example).",
        "My talk was on *Saturday morning*.",
        "My talk is *Sunday at noon*.",
        "My talk: *Room K.1.105*.",
    ],
)
def test_what_is_no_talk_of_theirs_or_no_title_is_none(sentence):
    assert of_fosdem(sentence) == ()
