"""Posts that mean harm: they take long, nest deep, ask for files outside, run scripts or break names.

``{out}`` in them is a folder outside, whose files hold :data:`SECRET`; ``{up}`` is the way to it
from a post's folder.
"""

SECRET = "zanzibar7f3q"  # noqa: S105 - a word to look for
NUMBER = 20_000
"""How often a bomb says its thing."""

BOMBS = {
    "opening brackets": "[" * NUMBER,
    "brackets": "[" * NUMBER + "]" * NUMBER,
    "links in links": "[a](" * NUMBER,
    "pictures in pictures": "![a](" * NUMBER,
    "references": "[a][" * NUMBER,
    "defined": "[a]: /x\n" * NUMBER,
    "defined alike": "".join(f"[{n}]: /x\n[w][{n}]\n\n" for n in range(2000)),
    "stars": "*a " * NUMBER,
    "stars both ways": "*a" * NUMBER + "*" * NUMBER,
    "strong and weak": "a**b*" * NUMBER,
    "underscores": "_a __b " * NUMBER,
    "tildes": "~a ~~b " * NUMBER,
    "backticks": "".join("e" + "`" * (n % 150) for n in range(3000)),
    "backticks alone": "`a " * NUMBER,
    "quotations": "> " * 5000 + "a",
    "quotations by line": "".join(">" * n + " a\n" for n in range(600)),
    "lists": "- " * 5000 + "a",
    "numbered": "1. " * 5000 + "a",
    "lists by line": "".join("  " * n + "- a\n" for n in range(600)),
    "items": "- a\n" * NUMBER,
    "loose items": "- a\n\n" * 5000,
    "wide table": "|".join("a" * 3000)
    + "\n"
    + "|".join(["-"] * 3000)
    + "\n"
    + "|".join("b" * 3000),
    "long table": "a|b\n-|-\n" + "c|d\n" * 10000,
    "table that is none": "|" * NUMBER + "\n" + "-|" * 3,
    "entities": "&amp;&lt;&#x26;&#0;&#x110000;&bogus;" * 4000,
    "ampersands": "&" * NUMBER,
    "angles": "<" * NUMBER,
    "tags left open": "<div>" * 5000,
    "tags in lines": "\n\n".join(["<div>"] * 3000),
    "tags deep and closed": "<b>" * 5000 + "a" + "</b>" * 5000,
    "comments left open": "<!-- " * NUMBER,
    "comment": "<!-- a\n\n" + "b\n\n" * 3000,
    "sections of data": "<![CDATA[" * NUMBER,
    "questions": "<?" * NUMBER,
    "declarations": "<!A " * NUMBER,
    "attributes": "<a " + "b=c " * NUMBER + ">x</a>",
    "quotes in a tag": "<a b='" * NUMBER,
    "script left open": "<script>" + "x\n\n" * 3000,
    "code left open": "<pre><code>" * 3000,
    "headings": "".join(f"## Heading {n}\n\nWords.\n\n" for n in range(2000)),
    "same headings": "## Heading\n\nWords.\n\n" * 2000,
    "underlines": "a\n" + "=\n" * 3000,
    "levels": "".join("#" * (1 + n % 6) + f" A{n}\n\n" for n in range(3000)),
    "notes": "".join(f"w[^{n}] " for n in range(2000))
    + "\n\n"
    + "".join(f"[^{n}]: Note.\n" for n in range(2000)),
    "notes in notes": "a[^0]\n\n" + "".join(f"[^{n}]: b[^{n + 1}]\n\n" for n in range(1000)),
    "inline notes": "^[" * NUMBER,
    "long word": "a" * 200_000,
    "long line": "a b " * 100_000,
    "blanks": "a" + " " * 100_000 + "b",
    "lines": "\n" * 100_000,
    "line ends": "a  \n" * NUMBER,
    "tabs": "\t- a\n" * 5000,
    "fences": "```\n" * 9999,
    "growing fences": "".join("`" * n + "\n" for n in range(3, 800)),
    "addresses": "http://a.b/" * NUMBER,
    "addresses in angles": "<http://a.b/> " * 10000,
    "letters at": "a@b." * NUMBER,
    "dollars": "$a" * NUMBER,
    "formulas": "$$\n" + "{" * 5000 + "\n$$\n\n" + "$" + r"\frac{" * 3000 + "$",
    "formula": "$$" + r"\begin{a}" * 3000 + "$$",
    "braces": "{" * NUMBER + "}" * NUMBER,
    "tags of templates": "{% a %}" * 5000 + "{% " * NUMBER,
    "includes of code": "{% include_code a %}" * 3000,
    "attribute lists": "{: .a" * NUMBER,
    "definitions": "a\n: b\n\n" * 3000,
    "colons": ":" * NUMBER + "a" + ":" * NUMBER,
    "roles": ":a:`b` " * 5000 + "{a}`b` " * 5000,
    "abbreviations": "".join(f"*[A{n}]: b\n" for n in range(1500)) + "A1 " * 3000,
    "places": "".join(f"(a{n})=\n\n" for n in range(2000)),
    "admonitions": "!!! note\n    a\n" * 2000,
    "admonitions deep": "".join("    " * n + "!!! note\n" for n in range(200)),
    "turned words": "\u202e" * 1000 + "words" + "\u2066" * 1000,
    "signs of control": "".join(map(chr, range(32))) * 300 + "\x7f\x85\u2028\u2029\ufeff\ufffe",
    "no letters": "\u0300" * 50_000,
    "both dashes": "a -- b --- c ... \"d\" 'e' " * 5000,
}
"""Texts that take what looks for something in them long, or deep."""

MYST = {
    "directives": "```{note}\na\n```\n" * 1500,
    "directives deep": "".join("`" * n + "{note}\n" for n in range(120, 3, -1)) + "a",
    "colons deep": "".join(":" * n + " {note}\n" for n in range(120, 3, -1)) + "a",
    "directives left open": "```{note}\n" * 3000,
    "no directives": "```{bogus}\na\n```\n" * 1000,
    "options": "```{note}\n" + ":a: b\n" * 10000 + "```",
    "options in YAML": "```{note}\n---\na: " + "[" * 10000 + "\n---\n```",
    "includes of itself": "```{include} hostile.md\n```",
    "substitutions": "```{eval-rst}\n.. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|\n```",
    "substitutions that double": "```{eval-rst}\n"
    + "".join(f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(30))
    + ".. |a30| replace:: x\n\n|a0|\n```",
    "lists of tables": "```{list-table}\n" + "* - a\n  - b\n" * 2000 + "```",
    "table of commas": "```{csv-table}\n" + "a,b\n" * 5000 + "```",
    "table of lines": "```{eval-rst}\n" + "+--+\n|a |\n" * 2000 + "+--+\n```",
    "deep text": "```{eval-rst}\n" + "".join(" " * n + "a\n\n" for n in range(700)) + "```",
    "toctrees": "```{toctree}\n:glob:\n\n/*\n*\n../*\n```",
    "lists of posts": "```{postlist}\n```\n" * 50,
    "blocks": "".join(f"% a{n}\n+++\n" for n in range(3000)),
    "glossary": "```{glossary}\n" + "".join(f"a{n}\n  b\n" for n in range(1500)) + "```",
}
"""The same for what MyST alone reads."""

RST = {
    "targets": "".join(f"`a{n}`_ \n\n.. _a{n}: /x\n\n" for n in range(1500)),
    "substitutions": ".. |a| replace:: |b|\n.. |b| replace:: |a|\n\n|a|",
    "substitutions that double": "".join(
        f".. |a{n}| replace:: |a{n + 1}| |a{n + 1}|\n" for n in range(30)
    )
    + ".. |a30| replace:: x\n\n|a0|",
    "backticks": "`a " * 5000,
    "stars": "*a " * 5000 + "**b " * 5000,
    "bars": "|a " * 5000,
    "underscores": "a_ b__ " * 3000,
    "deep text": "".join(" " * n + "a\n\n" for n in range(700)),
    "deep lists": "".join("  " * n + "- a\n\n" for n in range(400)),
    "table of lines": "+--+\n|a |\n" * 2000 + "+--+",
    "table in table": "+"
    + "-" * 3000
    + "+\n"
    + "|"
    + "+--" * 1000
    + "|\n"
    + "+"
    + "-" * 3000
    + "+",
    "plain table": "= =\n" + "a b\n" * 4000 + "= =",
    "titles": "".join(f"Title {n}\n{chr(33 + n % 14) * 12}\n\n" for n in range(1000)),
    "fields": ":a: b\n" * 5000,
    "options": "-a  b\n" * 5000,
    "line block": "| a\n" * 5000,
    "notes": "".join("[#]_ \n\n.. [#] a\n\n" for n in range(700)),
    "roles": ".. role:: a\n\n" * 1500 + ":a:`b` " * 3000,
    "comments": "..\n\n" * 5000,
    "includes of itself": ".. include:: hostile.rst",
    "classes": ".. class:: a\n" * 3000,
    "parsed": ".. parsed-literal::\n\n" + "   *a* `b`_\n" * 3000,
}
"""Texts in reStructuredText."""

FILES = (
    "```{include} {path}\n```",
    "```{include} {path}\n:literal:\n```",
    "```{include} {path}\n:code: text\n```",
    "```{literalinclude} {path}\n```",
    "```{literalinclude} hostile.md\n:diff: {path}\n```",
    "```{raw} html\n:file: {path}\n```",
    "```{csv-table} a\n:file: {path}\n```",
    "```{image} {path}\n```",
    "```{figure} {path}\n:figwidth: image\n```",
    "```{graphviz} {path}\n```",
    "```{download} {path}\n```",
    "{download}`a <{path}>`",
    "![a]({path})",
    '<img src="{path}">',
    '<object data="{path}"></object><embed src="{path}"><iframe src="{path}"></iframe>',
    '<video src="{path}" poster="{path}"></video><source srcset="{path} 2x">',
    "[a]({path})",
    "![a](file://{path})",
    "```{eval-rst}\n.. include:: {path}\n```",
    "```{eval-rst}\n.. include:: {path}\n   :parser: myst\n```",
    "```{eval-rst}\n.. raw:: html\n   :file: {path}\n```",
    "```{eval-rst}\n.. csv-table:: a\n   :file: {path}\n```",
    "```{eval-rst}\n.. literalinclude:: {path}\n```",
    "```{eval-rst}\n.. image:: {path}\n```",
    "```{eval-rst}\n.. figure:: {path}\n   :figwidth: image\n```",
    "```{eval-rst}\n.. default-role:: a\n.. include:: {path}\n   :encoding: utf-16\n```",
    "```{eval-rst}\n.. math::\n   :label: {path}\n\n   \\input{{path}}\n```",
    "$$\n\\input{{path}} \\include{{path}}\n$$",
    "{% include_code {path} %} {% notebook {path} %} {% img {path} %} {% include {path} %}",
    "{% literal {path} %} {% include_code ../{path} lang:python %}",
)
"""What opens files, in MyST and in Markdown; ``{path}`` is put in."""
RST_FILES = (
    ".. include:: {path}",
    ".. include:: {path}\n   :literal:",
    ".. include:: {path}\n   :code: text",
    ".. include:: {path}\n   :parser: markdown",
    ".. raw:: html\n   :file: {path}",
    ".. csv-table:: a\n   :file: {path}",
    ".. image:: {path}",
    ".. figure:: {path}\n   :figwidth: image",
    ".. literalinclude:: {path}",
    ".. math:: \\input{{path}}",
)

SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java&#10;script:alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A&#x61vascript:alert(1)",
    "javascript&colon;alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "view-source:javascript:alert(1)",
    "java%0ascript:alert(1)",
)
LINKS = (
    "[a]({url})",
    "[a](<{url}>)",
    "[a][b]\n\n[b]: {url}",
    "<{url}>",
    "![a]({url})",
    '<a href="{url}">a</a>',
    "<a href={url}>a</a>",
    "<form action='{url}'><button formaction='{url}'>a</button></form>",
    "<svg><a xlink:href='{url}'>a</a><script>alert(1)</script></svg>",
    "<iframe src='{url}'></iframe>",
)


TITLES = ("opening brackets", "stars", "strong and weak", "long word", "entities", "backticks")
IN_HTML = ("tag", "attr", "quote", "comment", "section", "entit", "script", "long")


def _files(out, up):
    """Return bodies that ask for files outside, one for each way that leads there."""
    ways = (
        f"{out}/secret.txt",
        f"{up}/secret.txt",
        "linked.txt",
        "linked/secret.txt",
        "pipe",
        "/dev/zero",
    )
    return {
        f"files {number}": "\n\n".join(form.replace("{path}", path) for form in FILES)
        for number, path in enumerate(ways)
    }


def _rst_files(out, up):
    ways = (f"{out}/secret.txt", f"{up}/secret.txt", "linked.txt", "pipe")
    return {
        f"files {number}": "\n\n".join(form.replace("{path}", path) for form in RST_FILES)
        for number, path in enumerate(ways)
    }


SCRIPTS = {
    "schemes": "\n\n".join(form.replace("{url}", url) for form in LINKS for url in SCHEMES),
    "comments": "<div>\n<!-- not for readers -->\n<p>a <!-- nor this --> b</p>\n</div>\n\n<!-- nor\n\nthat -->",
}

HEADERS = {
    "aliases": "a: &a [b, b, b]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]",
    "itself": "tags: &a [*a]",
    "merge": "<<: {a: b}\na: b",
    "brackets": "tags: " + "[" * 20_000,
    "deep": "tags: " + "[" * 900 + "]" * 900,
    "braces": "tags: " + "{a: " * 900 + "}" * 900,
    "keys": "\n".join(f"key{n}: a" for n in range(3000)),
    "tags": "tags: [" + ", ".join(f"tag {n}" for n in range(300)) + "]",
    "long value": "summary: " + "a" * 200_000,
    "bomb as value": "summary: '" + "[a](" * NUMBER + "'",
    "stars as value": "subtitle: '" + "*a " * NUMBER + "'",
    "long key": "a" * 50_000 + ": b",
    "unclosed": 'summary: "a',
    "python": "tags: !!python/object/apply:os.system [echo]",
    "number": "part: " + "9" * 5000,
    "dates": "updated: 99999-99-99",
    "zeros": "date: 2015-02-03 " + "0" * 50_000,
    "options of MyST": "myst:\n  enable_extensions: [html_admonition]\n  substitutions:\n    a: '{{ b }}'\n    b: '{{ a }}'",
    "templates": "myst:\n  substitutions:\n    a: \"{{ ''.__class__.__mro__ }}\"\n  enable_extensions: [substitution]",
    "cover outside": "cover: ../../../outside/secret.svg",
    "redirects": "redirect: '../../../../x, /etc/passwd, a\\0b, "
    + ", ".join(f"old/{n}" for n in range(500))
    + "'",
    "language": "language: ../../../../etc/passwd",
    "conferences": "conferences: [" + ", ".join(f"gala{n}-2015" for n in range(300)) + "]",
    "addresses": "author: '<script>alert(1)</script>'\ncategory: '../../../x'\nlocation: '\\0'",
}
"""Headers in YAML, beside a date and a title."""


def _cut(text, most):
    """Return *text*, without its middle where it is longer than *most*."""
    return text if most is None or len(text) <= most else text[: most // 2] + text[-most // 2 :]


def archive_posts(out, up, most=None):
    """Yield posts for an archive's folder: the name, and the text; bombs no longer than *most*."""
    bombs = {name: _cut(body, most) for name, body in {**BOMBS, **MYST}.items()}
    bodies = {**bombs, **SCRIPTS, **_files(out, up)}
    for name, body in bodies.items():
        yield name, f"---\ndate: 2015-02-03\n---\n\n# {name.title()}\n\nBefore.\n\n{body}\n"
    for name, header in HEADERS.items():
        short = _cut(header, most)
        yield f"header {name}", f"---\ndate: 2015-02-03\n{short}\n---\n\n# A\n\nBefore.\n"
    for name in TITLES:
        title = _cut(" ".join(BOMBS[name].split()), most)
        yield f"title {name}", f"---\ndate: 2015-02-03\n---\n\n# {title}\n\nBefore.\n"


def blog_posts(out, up, most=None):
    """Yield posts for a blog of Pelican: a file's name, and what it holds."""
    bombs = {name: _cut(body, most) for name, body in BOMBS.items()}
    for name, body in {**bombs, **SCRIPTS, **_files(out, up)}.items():
        yield f"{name}.md", f"Title: {name.title()}\nDate: 2015-02-03\n\nBefore.\n\n{body}\n"
    rst = {name: _cut(body, most) for name, body in RST.items()}
    for name, body in {**rst, **_rst_files(out, up)}.items():
        head = f"{name.title()}\n{'#' * 60}\n\n:date: 2015-02-03\n\nBefore.\n\n"
        yield f"{name}.rst", f"{head}{body}\n"
    head = "<html><head><title>A</title><meta name='date' content='2015-02-03'></head><body>"
    for name, body in bombs.items():
        if name.startswith(IN_HTML):
            yield f"{name}.html", f"{head}Before.{body}</body></html>"
    for name in TITLES:
        title = _cut(" ".join(BOMBS[name].split()), most)
        yield f"title {name}.md", f"Title: {title}\nDate: 2015-02-03\nSummary: {title}\n\nBefore.\n"
    for name, header in _pelican_headers().items():
        yield f"header {name}.md", f"{_cut(header, most)}\n\nBefore.\n"
    yield "no header.md", _cut("a\n" * 100_000, most)
    yield "nothing.md", ""
    yield "zeros.md", "Title: A\nDate: 2015-02-03\n\n\0\n"


def _pelican_headers():
    return {
        "colons": "Title: A\nDate: 2015-02-03\n" + "a:" * NUMBER,
        "lines": "Title: A\nDate: 2015-02-03\n" + "".join(f"key{n}: a\n" for n in range(5000)),
        "blanks": "Title: A\nDate: " + " " * 100_000 + "x",
    }
