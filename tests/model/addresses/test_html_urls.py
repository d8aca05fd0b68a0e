"""Addresses in HTML: which are found, and that nothing else changes."""

import pytest

from confarchive.model.addresses import html_urls

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
    assert " ".join(html_urls.find(html)) == FOUND[html]
    assert html_urls.rewrite(html, lambda _url: None) == html
    assert html_urls.rewrite(html, str) == html
    new = html_urls.rewrite(html, lambda url: f"a/{url}?b=c&d")
    assert list(html_urls.find(new)) == [f"a/{url}?b=c&d" for url in FOUND[html].split()]
    back = html_urls.rewrite(new, lambda url: url.removeprefix("a/").removesuffix("?b=c&d"))
    assert [*html_urls.find(back)] == FOUND[html].split()
    assert "no" not in html or "no" in back


# https://html.spec.whatwg.org/multipage/indices.html#attributes-3, and obsolete ones
ATTRIBUTES = [
    *("href", "src", "poster", "background", "data", "cite", "action", "formaction", "longdesc"),
    *("lowsrc", "dynsrc", "icon", "xlink:href", "srcset", "imagesrcset"),
]
OTHERS = [
    "alt",
    "title",
    "class",
    "id",
    "name",
    "content",
    "value",
    "hrefs",
    "datasrc",
    "srcdoc",
    "xhref",
]


@pytest.mark.parametrize("name", ATTRIBUTES)
def test_every_attribute_with_addresses(name):
    for form in (name, name.upper(), name.title()):
        for html in (f'<x {form}="u">', f"<x a='b' {form} = 'u' c>", f"<x\n{form}=u>"):
            assert list(html_urls.find(html)) == ["u"], html
            assert "v/u" in html_urls.rewrite(html, lambda url: f"v/{url}")
        assert html_urls.value(form, "u", lambda url: f"v/{url}") == "v/u"


@pytest.mark.parametrize("name", OTHERS)
def test_no_attribute_else(name):
    assert list(html_urls.find(f'<x {name}="u">')) == []
    assert html_urls.value(name, "u", str.upper) is None


SUFFIXES = [
    *("avif", "bmp", "gif", "ico", "jpg", "jpeg", "m4a", "m4v", "mov", "mp3", "mp4", "ogg", "ogv"),
    *("pdf", "png", "svg", "tif", "tiff", "weba", "webm", "webp"),
]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_file_that_is_shown_later(suffix):
    for value in (f"a.{suffix}", f"/b/a.{suffix.upper()}?c#d", f"a.{suffix} "):
        assert html_urls.value("data-src", value, lambda _url: "v") == "v", value
    for value in (f"a{suffix}", f"a.{suffix}x", f"a?b.{suffix}", f".{suffix}"):
        assert html_urls.value("data-src", value, lambda _url: "v") is None, value


@pytest.mark.parametrize("kind", ["static", "attach", "filename"])
def test_pelicans_own_addresses_shown_later(kind):
    assert html_urls.value("data-src", f"{{{kind}}}a", lambda _url: "v") == "v"
    assert html_urls.value("data-src", f" |{kind}|a", lambda _url: "v") == "v"


@pytest.mark.parametrize("name", ["script", "style", "textarea", "title"])
def test_what_is_no_tag_inside_an_element(name):
    html = f"<{name} id=x><a href='no'></a></{name}><a href='u'>"
    assert list(html_urls.find(html)) == ["u"]
    assert list(html_urls.find(html.upper())) == ["U"]


@pytest.mark.parametrize(
    "comment", ["<!-- {} -->", "<!--{}--!>", "<!-->", "<!--->", "<!--\n{}\n-->"]
)
def test_comments_of_every_kind(comment):
    html = comment.format("<a href='no'>") + "<a href='u'>"
    assert list(html_urls.find(html)) == ["u"]


def test_a_new_address_is_one_line():
    assert html_urls.rewrite("<a href=u>", lambda _url: "a\nb") == '<a href="a b">'
    assert html_urls.rewrite("<p style='a: url()'>", lambda _url: "v") == "<p style='a: url()'>"


LATER = [
    "data-image",
    "data-lazy",
    "data-full",
    "data-large",
    "data-large-retina",
    "data-background",
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
        assert list(html_urls.find(f'<p {name}="{value}">')) == [value] * is_found


def test_several_that_scripts_show_later():
    html = '<img data-srcset="u 1x, v 2x" data-lazy-srcset="w">'
    assert list(html_urls.find(html)) == ["u", "v", "w"]
    assert list(html_urls.find(html, offered=True)) == ["u", "v", "w"]


def test_only_what_changes_is_written_anew():
    html = "<img   src='x'  alt=\"a 'b'\" srcset='x 1x,\n y 2x'><p style='a:b; c: url(x)'>"
    new = html_urls.rewrite(html, lambda url: "z" if url == "x" else None)
    assert new == "<img   src='z'  alt=\"a 'b'\" srcset='z 1x, y 2x'><p style='a:b; c: url(\"z\")'>"


def test_what_is_offered_to_scripts_is_found_when_asked_for():
    assert list(html_urls.find('<p data-src="u">', offered=True)) == ["u"]


@pytest.mark.parametrize("quotes", ['"', "'"])
def test_quotes_in_addresses(quotes):
    html = f"<p style={quotes}a: url(u){quotes}>"
    new = html_urls.rewrite(html, lambda _url: 'it\'s "b" & c')
    assert list(html_urls.find(new)) == ['it\'s "b" & c']


def test_an_attribute_may_go():
    assert html_urls.rewrite('<a title="x" href="u">', lambda _url: "") == '<a title="x" >'


def test_one_of_several_addresses_may_go():
    html = '<img srcset="u 1x, v 2x">'
    assert html_urls.rewrite(html, {"u": ""}.get) == '<img srcset="v 2x">'
    assert html_urls.rewrite(html, lambda _url: "") == "<img >"
