"""Old players in HTML: what stands between their tags shows nothing, and is told as no difference."""

import pytest

from confarchive.importing.markdown import convert
from confarchive.importing.markdown.visible import values
from confarchive.importing.sources.pelican.dialect import PelicanDialect
from confarchive.importing.verify.render import render
from tests.importing.judging import differences

DIALECT = PelicanDialect.from_settings({})
PLAYER = (
    '<object width="300"><param name="a" value="x" /><param name="b" value="y" />'
    '<embed src="http://e.example/film"></embed></object>'
)
PLAYERS = {
    "object": PLAYER,
    "video": '<video controls><source src="http://e.example/a.webm"><source src="http://e.example/a.ogv"></video>',
}
HELD = {
    "alone": "{}",
    "in a line": "Words {} and *more*.",
    "centred": "<center>\n\n{}</center> *<p><a href='http://e.example/x'>x</a> y</p>*",
    "in a list": "* One\n* {}\n\n    *Two*",
    "in a quotation": "> {}\n>\n> *words*",
}


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("gap", ["", " ", "\n"])
@pytest.mark.parametrize("player", PLAYERS)
def test_a_player_comes_over_and_nothing_is_told(player, gap, held):
    source = (
        f"Before.\n\n{HELD[held].format(PLAYERS[player].replace('><', f'>{gap}<'))}\n\nAfter.\n"
    )
    conversion = convert(source, DIALECT, str)
    assert not differences(DIALECT.render(source), render(conversion.text).html, source)
    assert not conversion.notes


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("words", "other words", ("words", "other words")),
        ("\x01em\x02words\x01/em\x02", "words", ("<em>words</em>", "words")),
        ("\x01ul", "\x01ol", ("<ul>", "<ol>")),
        ("\x01ul", "", ("<ul>", "")),
        ("\x01param value=x\x02", "\x01embed src=y\x02", ("<param value=x>", "<embed src=y>")),
    ],
)
def test_what_differs_is_told_visibly(was, now, expected):
    assert values.told_apart(was, now) == expected
