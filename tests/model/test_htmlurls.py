"""Addresses in HTML: which are found, and that nothing else changes."""

import pytest

from confarchive.model import htmlurls

FOUND = {
    '<a href="u">': "u",
    "<a href=u>": "u",
    "<a title='<' href='u'>": "u",
    '<img src = "u">': "u",
    '<img src="u" srcset="v 1x, w 2x">': "u v w",
    '<link imagesrcset="v 100w,w 200w">': "v w",
    '<video poster="u">': "u",
    '<table background="u">': "u",
    '<object data="u">': "u",
    '<blockquote cite="u">': "u",
    '<form action="u"><button formaction="v">': "u v",
    '<image href="u" xlink:href="v"/>': "u v",
    '<p style="background: url(u)">': "u",
    "<p style=\"background: url('u')\">": "u",
    "<p style='a: url( \"u\" ) , url(v)'>": "u v",
    "<p style='content: \"url(no)\"; b: url(u)'>": "u",
    "<style>@import 'u'; /* url(no) */ a { b: url(v) }\n@import url(w);</style>": "u v w",
    "<p>url(no) href=no</p>": "",
    "<!-- <a href='no'> -->": "",
    "<script>x = '<a href=\"no\">'</script>": "",
    '<script src="u">"<a href=no>"</script>': "u",
    '<p data-src="no">': "",
    '<p data-title="no.png">': "",
    "<p style=\"content: counter('no'); a: image-set('u' 1x, url(v) 2x); b: 'no'\">": "u v",
    "<style>a { b: -webkit-image-set('u' 1x, \"v\" type('no') 2x) } a::after { content: 'no' }</style>": "u v",
}


@pytest.mark.parametrize("html", FOUND)
def test_addresses_are_found_and_written(html):
    assert " ".join(htmlurls.find(html)) == FOUND[html]
    assert htmlurls.rewrite(html, lambda _url: None) == html
    assert htmlurls.rewrite(html, str) == html
    new = htmlurls.rewrite(html, lambda url: f"a/{url}?b=c&d")
    assert list(htmlurls.find(new)) == [f"a/{url}?b=c&d" for url in FOUND[html].split()]
    back = htmlurls.rewrite(new, lambda url: url.removeprefix("a/").removesuffix("?b=c&d"))
    assert [*htmlurls.find(back)] == FOUND[html].split()
    assert "no" not in html or "no" in back


LATER = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-bg",
    "data-background-image",
    "data-poster",
    "DATA-SRC",
    "data-src-retina",
]


@pytest.mark.parametrize("name", LATER)
def test_what_scripts_show_later(name):
    found = dict.fromkeys(("u/v.png", "{static}/a.png", "/a.JPG?b#c", "|filename|a.webp"), True)
    found |= dict.fromkeys(("#fff", "dark", "12", "a b", "{x}"), False)
    for value, is_found in found.items():
        assert list(htmlurls.find(f'<p {name}="{value}">')) == [value] * is_found


def test_several_that_scripts_show_later():
    html = '<img data-srcset="u 1x, v 2x" data-lazy-srcset="w">'
    assert list(htmlurls.find(html)) == ["u", "v", "w"]
    assert list(htmlurls.find(html, offered=True)) == ["u", "v", "w"]


def test_only_what_changes_is_written_anew():
    html = "<img   src='x'  alt=\"a 'b'\" srcset='x 1x,\n y 2x'><p style='a:b; c: url(x)'>"
    new = htmlurls.rewrite(html, lambda url: "z" if url == "x" else None)
    assert new == "<img   src='z'  alt=\"a 'b'\" srcset='z 1x, y 2x'><p style='a:b; c: url(\"z\")'>"


def test_what_is_offered_to_scripts_is_found_when_asked_for():
    assert list(htmlurls.find('<p data-src="u">', offered=True)) == ["u"]


@pytest.mark.parametrize("quotes", ['"', "'"])
def test_quotes_in_addresses(quotes):
    html = f"<p style={quotes}a: url(u){quotes}>"
    new = htmlurls.rewrite(html, lambda _url: 'it\'s "b" & c')
    assert list(htmlurls.find(new)) == ['it\'s "b" & c']


def test_an_attribute_may_go():
    assert htmlurls.rewrite('<a title="x" href="u">', lambda _url: "") == '<a title="x" >'
