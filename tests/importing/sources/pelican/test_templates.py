"""Templates of themes tell which keys of a header stood on a page, and how."""

import pytest

from confarchive.importing.sources.pelican.theme import Kind, Theme, markers, templates
from confarchive.importing.sources.pelican.theme.shown import find
from confarchive.importing.sources.pelican.theme.syntax import parse


def shown(text, **others):
    """Return what a template with this *text*, among *others*, shows: keys, kinds and patterns."""
    texts = {"article.html": text, **{f"{name}.html": each for name, each in others.items()}}
    load = lambda name: parse(texts[name]) if name in texts else None  # noqa: E731
    markup = templates.written_by("article.html", load, {"THEME_STATIC_DIR": "theme"})
    return [
        (each.key, each.kind, tuple(markers.filled(p, {each.key: "X"}) for p in each.patterns))
        for each in find(markup)
        if each.key != "content"
    ]


IMG = ("img", Kind.PICTURE)
MACRO = "{% macro top(a, alt='') %}<img src='/i/{{ a.img }}' alt='{{ alt }}'>{% endmacro %}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<img src='{{ article.img }}'>", [(*IMG, ("X",))]),
        ('<img src="{{ SITEURL }}/{{ THEME_STATIC_DIR }}/images/{{ article.img }}">', [(*IMG, ("/theme/images/X",))]),
        ("<img src='{{ SITEURL ~ '/i/' ~ article.img }}'>", [(*IMG, ("/i/X",))]),
        ("<img src='{{ SITEURL + '/i/' + article.img|trim|e }}'>", [(*IMG, ("/i/X",))]),
        ("<img src='{{ '%s/i/%s' % (SITEURL, article.img) }}'>", [(*IMG, ("/i/X",))]),
        ("<img src='{{ '/i/{}'.format(article.img) }}'>", [(*IMG, ("/i/X",))]),
        ("<img src='{{ article.img|replace('a', 'b') }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article.metadata.img }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article.metadata['Img'] }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article.metadata.get('img', 'none.png') }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article['img'] }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article|attr('img') }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article.img or DEFAULT }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article.img|default('/d.png') }}'>", [(*IMG, ("X",))]),
        ("<img src='{{ article.img if article.img else '/d.png' }}'>", [(*IMG, ("X",))]),
        ("<img src='{% if article.img.startswith('/') %}{{ article.img }}{% else %}/i/{{ article.img }}{% endif %}'>", [(*IMG, ("X", "/i/X"))]),
        ("{% set x = '/i/' + article.img %}<img src='{{ x }}'>", [(*IMG, ("/i/X",))]),
        ("{% set x %}/i/{{ article.img }}{% endset %}<img src='{{ x }}'>", [(*IMG, ("/i/X",))]),
        ("{% if a %}{% set x = article.img %}{% elif b %}{% set x = '/i/' + article.img %}{% else %}{% set x = D %}{% endif %}<img src='{{ x }}'>", [(*IMG, ("X", "/i/X"))]),
        ("{% set ns = namespace(x='') %}{% set ns.x = article.img %}<img src='{{ ns.x }}'>", [(*IMG, ("X",))]),
        ("{% with x = article.img %}<img src='{{ x }}'>{% endwith %}", [(*IMG, ("X",))]),
        ("{% for x in article.img.split(',') %}<img src='{{ x }}'>{% endfor %}", [(*IMG, ("X",))]),
        ("<div style='color: red; background-image: url(\"/i/{{ article.img }}\")'></div>", [(*IMG, ("/i/X",))]),
        ("<style>header { background: url({{ article.img }}) }</style>", [(*IMG, ("X",))]),
        ("<img data-src='{{ article.img }}'>", [(*IMG, ("X",))]),
        ("<p {% if C %}style=\"background: url('{{ article.img }}')\"{% else %}style='color: red'{% endif %}></p>", [(*IMG, ("X",))]),
        ("<section data-background-image='{{ article.img }}'></section>", [(*IMG, ("X",))]),
        ("<picture><source srcset='/s/{{ article.img }} 1x, /l/{{ article.img }} 2x'></picture>", [(*IMG, ("/s/X",)), (*IMG, ("/l/X",))]),
        ("<video poster='{{ article.img }}'></video>", [(*IMG, ("X",))]),
        ("<script>$.backstretch('/i/{{ article.img }}')</script>", [("img", Kind.SCRIPT, ("/i/X",))]),
        ("<head><meta property='og:image' content='{{ article.img }}'></head>", [("img", Kind.CARD, ("X",))]),
        ("<script type='application/ld+json'>{\"image\": \"{{ article.img }}\"}</script>", []),
        ("{% if article.img %}<p>Pictured</p>{% endif %}", []),
        ("{% for a in article.related_posts %}<img src='{{ a.img }}'>{% endfor %}", []),
        ("{% for article in articles[:5] %}<img src='{{ article.img }}'>{% endfor %}", []),
        ("<img src='{{ article.next_article.img }}'>", []),
        ("<p>{{ article.subtitle }}</p>", [("subtitle", Kind.TEXT, ())]),
        ("{% trans %}By{% endtrans %} <a href='{{ article.credit_url }}'>{{ article.credit }}</a>", [("credit_url", Kind.LINK, ("X",)), ("credit", Kind.TEXT, ())]),
        ("{% assets filters='cssmin' %}<img src='{{ article.img }}'>{% endassets %}", [(*IMG, ("X",))]),
        (f"{MACRO}{{{{ top(article) }}}}", [(*IMG, ("/i/X",))]),
        ("{% import 'm.html' as m %}{{ m.top(article) }}", [(*IMG, ("/i/X",))]),
        ("{% from 'm.html' import top as t with context %}{{ t(article) }}", [(*IMG, ("/i/X",))]),
        ("{% include 'part.html' %}", [(*IMG, ("X",))]),
        ("{% include ['none.html', 'part.html'] ignore missing %}", [(*IMG, ("X",))]),
        ("{% extends 'base.html' %}{% block content %}new{% endblock %}", []),
        ("{% extends 'base.html' %}{% block content %}{{ super() }}{% endblock %}", [(*IMG, ("X",))]),
        ("{% extends 'base.html' %}{% set unused = 1 %}", [(*IMG, ("X",))]),
        ("{% extends 'middle.html' %}{% block content %}{{ super() }}{% endblock %}", [(*IMG, ("X",)), ("credit", Kind.TEXT, ())]),
        ("{% include 'article.html' %}{{ article.credit }}", [("credit", Kind.TEXT, ())]),
        ("<img src='{{ resized(article.img, 200) }}'>", [(*IMG, ("X",))]),
    ],
)  # fmt: skip
def test_templates_tell_which_keys_were_shown_and_how(text, expected):
    others = {
        "m": MACRO,
        "part": "<img src='{{ article.img }}'>",
        "base": "<html>{% block content %}<img src='{{ article.img }}'>{% endblock %}</html>",
        "middle": "{% extends 'base.html' %}{% block content %}{{ super() }}{{ article.credit }}{% endblock %}",
    }
    assert list(dict.fromkeys(shown(text, **others))) == expected


@pytest.mark.parametrize("text", ["{% if %}", "{{ article.img", "{% endfor %}", "{% endif %}"])
def test_what_is_no_template_tells_nothing(tmp_path, text):
    (tmp_path / "article.html").write_text(text)
    assert Theme(folders=(tmp_path,)).shows("article") is None
    assert Theme(folders=(tmp_path,)).shows("page") is None


def test_a_key_that_describes_the_picture_is_known(tmp_path):
    (tmp_path / "article.html").write_text(
        "<img src='{{ article.img }}' alt='{{ article.img_alt }}'>"
    )
    (found,) = Theme(folders=(tmp_path,)).shows("article")
    assert (found.key, found.alt) == ("img", "img_alt")
