"""Posts that mean harm: they take long, nest deep, ask for files outside, run scripts or break names.

``{out}`` in them is a folder outside, whose files hold :data:`SECRET`; ``{up}`` is the way to it
from a post's folder.
"""

from tests.bombs import BOMBS, MYST, NUMBER, RST

SECRET = "zanzibar7f3q"  # noqa: S105 - a word to look for
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
