"""The inputs of docutils' own tests of its parser, as posts: they come over, and claims hold.

``make imports`` fetches docutils' source distribution for them.
"""

import ast
from collections import Counter

from lxml import html

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican.docutils_dialect import read
from tests.importing.conversion.test_generated import shown
from tests.importing.suites import pictures, sources

HEADER = "##########\n Post {}\n##########\n\n:date: 2015-01-02\n\n..\n\n{}"
"""A title in a style that no case uses, and a comment, so that its fields are not the header's."""
RIGHT = 0.99
KINDS = ("a", "blockquote", "em", "img", "li", "pre", "strong", "td", "th", "code")
MARKS = ("sup", "hr", ".label", ".fn-backref", ".footnote-reference", ".contents", ".backrefs")
TABLES = (".footnote", ".citation", ".field-list", ".option-list")
"""What both sides show in ways of their own: notes' marks, and tables that set text apart."""


def seen(page):
    """Return the letters of a page, and how often it has what kind of element."""
    root = html.fragment_fromstring(page or " ", create_parent="div")
    for mark in root.cssselect(", ".join(MARKS)):
        mark.drop_tree()
    for cell in root.cssselect(
        ", ".join(f"table{kind} {cell}" for kind in TABLES for cell in ("td", "th"))
    ):
        cell.tag = "div"
    for code in root.iter("tt"):
        code.tag = "code"
    letters = "".join(char for char in root.text_content() if char.isalnum())
    things = (each for each in root.iter(*KINDS) if each.tag != "a" or each.get("href"))
    return letters, Counter(each.tag for each in things)


def inputs(folder):
    """Yield the texts that the test modules below *folder* parse, none of them run."""
    for file in sorted(folder.rglob("test_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
                yield from filter(None, map(literal, getattr(node.value, "elts", ())))


def literal(case):
    first = case.elts[0] if isinstance(case, ast.List | ast.Tuple) and case.elts else None
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return first.value if is_text else None


def test_suite_of_docutils_comes_over_and_claims_hold(tmp_path, site):
    root = sources("docutils", tmp_path)
    texts = list(inputs(root / "test" / "test_parsers" / "test_rst"))
    assert len(texts) > 400
    content = tmp_path / "blog" / "content"
    content.mkdir(parents=True)
    (content.parent / "pelicanconf.py").write_text("PATH = 'content'\n")
    for number, text in enumerate(texts):
        (content / f"{number:03}.rst").write_text(HEADER.format(number, text))
    truths = {file.name: read(file.read_text(), file, {}) for file in content.glob("*.rst")}
    for name in pictures(truth.html for truth in truths.values()):
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).touch()
    report = import_posts(content.parent, site, Options(jobs=1))
    assert sorted(post.source for post in report.posts) == sorted(truths)
    same = {
        post.source: seen(truths[post.source].html) == seen(shown(site / post.post))
        for post in report.posts
    }
    false = [post for post in report.posts if post.faithful and not same[post.source]]
    assert not false
    assert sum(same.values()) >= RIGHT * len(texts), [name for name in same if not same[name]]
    claims = [post for post in report.posts if post.faithful is not None]
    told = [(post.source, *map(str, post.differences)) for post in claims if not post.faithful]
    assert len(told) <= (1 - RIGHT) * len(claims), told
    silent = [post for post in report.posts if post.faithful is None and is_plain(truths, post)]
    assert len(silent) <= (1 - RIGHT) * len(texts), silent  # what may be TeX in raw HTML is one


def is_plain(truths, post):
    """Tell whether docutils alone knows what readers saw of *post*."""
    truth = truths[post.source]
    return not truth.doubts and all(c.isprintable() or c.isspace() for c in truth.html)
