"""Addresses that run a script: every scheme, in every spelling that a browser reads as one."""

import pytest

from confarchive.model.addresses.schemes import runs_script

SCRIPTS = (
    *("javascript:alert(1)", "vbscript:x", "livescript:x", "data:text/html,<b>"),
    *("data:text/html;base64,AA", "data:application/xhtml+xml,<b/>"),
)
# What browsers leave out of an address, or might: https://url.spec.whatwg.org/#concept-basic-url-parser
LEFT_OUT = (
    *"\t\n\r\x00\x01\x0b\x0c\x1f \x7f\x80\x9f\xa0\xad\u200b\u200c\u200d\u200e\u200f",
    *"\u2028\u2029\u202a\u202e\u202f\u2060\u2066\u2069\u206f\ufeff",
)
ENTITIES = ("&Tab;", "&tab;", "&NewLine;", "&newline", "&#9;", "&#x0A;", "&#1;", "&nbsp;")


@pytest.mark.parametrize("url", SCRIPTS)
def test_in_any_case(url):
    head, colon, rest = url.partition(":")
    forms = (
        url,
        url.upper(),
        url.title(),
        head.upper() + colon + rest,
        head + colon + rest.upper(),
    )
    assert all(map(runs_script, forms))
    assert not any(runs_script(f"{sign}{url}") for sign in "./#?x-")
    assert not runs_script(f"https://a.example/{url}")


@pytest.mark.parametrize("sign", [*LEFT_OUT, *ENTITIES], ids=ascii)
@pytest.mark.parametrize("url", SCRIPTS)
def test_with_what_browsers_leave_out(url, sign):
    head, rest = url[:4], url[4:]
    forms = (sign + url, head + sign + rest, url.replace(":", f"{sign}:"), sign * 3000 + url)
    assert all(map(runs_script, forms)), forms[:3]
    assert runs_script(head + sign * 3000 + rest)


@pytest.mark.parametrize("url", SCRIPTS)
def test_with_letters_as_entities(url):
    for form in ("&#{};", "&#x{:x};", "&#x{:X};", "&#{:07};"):
        assert runs_script("".join(form.format(ord(char)) for char in url))
    assert runs_script(url.replace(":", "&colon;"))


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://a.example/",
            "mailto:a@b.example",
            "data:image/png;base64,AA",
            "data:text/plain,a",
        ),
        *("javascript", "javascript/x", "javascripts:x", "data:", "data:application/json,1", "#x"),
        *("ecmascript", "text/html", "", " ", "java script.html", "vbscript.html"),
    ],
)
def test_others_run_none(url):
    assert not runs_script(url)
