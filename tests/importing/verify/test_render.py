"""A post is rendered as a build would show it, and what a build would warn of is told."""

import subprocess
import sys

import pytest
from docutils import nodes
from docutils.parsers.rst import directives

from confarchive.importing.verify.page import article
from confarchive.importing.verify.render import render
from confarchive.importing.verify.what_readers_see import read
from confarchive.model.text.markup import MYST_EXTENSIONS
from tests.building.sites import SiteFolder

POST = """\
---
date: 2015-02-03
tags: [a, b]
---

# A week of `talks` & more

Some *soft*, some **loud**, `co  de`, ~~gone~~ and {abbr}`HTML (HyperText Markup Language)`;
water is H{sub}`2`O, {math}`a < b`, <kbd>Ctrl</kbd> and "quotes" -- or not...[^1] [^two]

[Out](https://example.org/a?b=c&d=e "title"), <https://example.org>, <me@example.org>,
[in](../other.md), [at a place](../other.md#there), [beside](日本の.md), [file](../notes.txt), [as written](/old/x.html){.external},
[below](#below), [![shown](../hall.png)](https://example.org/hall)

(below)=
## Below

> A quotation
>
> > in another
>
> ### Not a heading

- one
- two

  1. first
  2. second

     more
- [ ] to do
- [x] done

term
: what it means
: or this

| a | b |
|---|:-:|
| 1 | *2* |

```python
def f():
\treturn "x"\x20\x20

```

    plain

```
no language
```

```{code-block} python
:caption: A *caption*
:emphasize-lines: 1
:linenos:

x = 1
```

```{math}
a + b
```

```{figure} ../hall.png
:alt: a hall

The hall
```

:::{note}
Mind this
:::

:::{admonition} With a *title*
:class: tip
Mind that
:::

```{rubric} Really a heading
:heading-level: 3
```

### Deeper {.wide}

::: card
in a box
:::

---

<div class="x">

in **HTML**

</div>
<iframe src="https://example.org/frame"></iframe>

% a comment
+++

line\\
broken

[^1]: The first
[^two]: The second
"""


CONF = f"""\
extensions = ["myst_parser"]
myst_enable_extensions = {MYST_EXTENSIONS!r}
smartquotes = False
suppress_warnings = ["myst.strikethrough", "toc.not_included"]
html_theme = "basic"
html_permalinks = True
"""
BESIDE = {
    "conf.py": CONF,
    "index.md": "# Index",
    "other.md": "# Other\n\n(there)=\n## There\n",
    "posts/日本の.md": "# Beside\n",
    "notes.txt": "notes",
    "hall.png": b"\x89PNG\r\n\x1a\n",
}


@pytest.fixture
def build(tmp_path):
    """Return a function that builds a post with Sphinx, and gives its page and the warnings."""

    def built(text):
        site = SiteFolder.of(tmp_path, {**BESIDE, "posts/post.md": text})
        made = site.build(warnings=True)
        return made.text("posts/post.html"), "\n".join(made.warnings)

    return built


def body_of(page):
    start = page.index('<div class="body" role="main">') + len('<div class="body" role="main">')
    return page[start : page.index('<div class="clearer">', start)]


def shown(html):
    """What a reader sees of *html*; a build puts files elsewhere, so addresses are left out."""
    facets = read(article(html), lambda _address: "")
    return facets.words, {
        facet: [(thing.shown if "(" not in thing.shown else "", thing.at) for thing in things]
        for facet, things in facets.things.items()
    }


def test_all_that_an_import_writes_is_shown_as_sphinx_shows_it(build):
    page, warnings = build(POST)
    assert warnings == ""
    rendered = render(POST)
    assert rendered.warnings == ()
    assert shown(rendered.html) == shown(body_of(page))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# T\n\n### Skipped\n", "Non-consecutive header level increase; H1 to H3"),
        ("# T\n\n---\n\nx\n", "ransition"),
        ("# T\n\nx\n\n---\n", "ransition"),
        ("# T\n\n{nope}`x`\n", 'Unknown interpreted text role "nope"'),
        ("# T\n\n:::{nope}\n:::\n", "Unknown directive type: 'nope'"),
        ("# T\n\n[x](#nowhere)\n", "target not found: 'nowhere'"),
        ("# T\n\n[x](/gone.html)\n", "target not found: '/gone.html'"),
        ("# T\n\n[x](gone.html)\n", "target not found: 'gone.html'"),
        ("# T\n\n![x](//host/x.png)\n", "image file not readable"),
        ("# T\n\n[^a]: never used\n", "Footnote [#] is not referenced."),
        ("# T\n\n[x]: https://a.b\n[x]: https://c.d\n", "Duplicate reference definition: X"),
        ("# T\n\n(a)=\n## A\n\n(a)=\n## B\n", 'Duplicate explicit target name: "a"'),
    ],
)
def test_what_a_build_warns_of_is_told(build, text, message):
    _, warnings = build(text)
    assert message in warnings
    (warning,) = render(text).warnings
    assert message in warning.message


def test_a_warning_tells_its_line():
    (warning,) = render("# T\n\nx\n\n{nope}`x`\n").warnings
    assert warning.line == 5


def test_a_body_starts_at_level_two():
    rendered = render("Text\n\n## Two\n\n### Three\n")
    assert rendered.warnings == ()
    assert "<h2>Two</h2>" in rendered.html
    assert "<h3>Three</h3>" in rendered.html
    assert [w.message for w in render("### Three\n").warnings] == [
        "Non-consecutive header level increase; H1 to H3 [myst.header]"
    ]


def test_addresses_stay_as_they_are_written():
    html = render("[a](../2014/b.md#c) [t](#tag-c-plus-plus) ![p](../../files/p.png)").html
    assert 'href="../2014/b.md#c"' in html
    assert 'href="#tag-c-plus-plus"' in html
    assert 'src="../../files/p.png"' in html


def test_posts_do_not_touch_each_other():
    first = render("# T\n\n[x][r] and[^1]\n\n[r]: https://example.org\n[^1]: note\n")
    assert render("[x][r] [^1]").html != first.html
    assert render("# T\n\n[x][r] and[^1]\n\n[r]: https://example.org\n[^1]: note\n") == first


def test_directives_of_others_in_the_process_are_not_used(monkeypatch):
    monkeypatch.setitem(vars(directives)["_directives"], "math", None)
    monkeypatch.setitem(vars(directives)["_directives"], "code-block", nodes.Element)
    html = render("```{math}\nx\n```\n\n```{code-block} c\ny\n```").html
    assert r"\[x\]" in html
    assert "<pre>y</pre>" in html


def test_sphinx_is_not_imported():
    program = (
        "import sys\nfrom confarchive.importing.verify.render import render\nrender('# x')\n"
        "sys.exit('sphinx' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("text", ["", "\n", "---\n", "# ", "[]()", "![]()", "\0", "```{", ":::{"])
def test_anything_can_be_rendered(text):
    assert isinstance(render(text).html, str)
