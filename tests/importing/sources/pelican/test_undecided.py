"""What a setting decides that nobody can tell is not claimed, and not published; a line says so."""

import pytest

from confarchive.importing import Options, import_posts, summary
from confarchive.importing.sources.pelican import settings
from confarchive.model import publication
from confarchive.model.problems import ProblemKind

POST = "Title: {}\nDate: 2015-01-01\n{}\na\nb\n"
POSTS = {
    "a.md": POST.format("A", ""),
    "b_draft.md": POST.format("B", ""),
    "said.md": POST.format("Said", "Status: published\n"),
    "hall/c.md": POST.format("C", ""),
    "hall/d.md": POST.format("D", "Status: published\n"),
    "pages/e.md": POST.format("E", ""),
    "pages/in/f.md": POST.format("F", "Status: published\n"),
}
ALL = frozenset(POSTS)
UNSAID = ALL - {"said.md", "hall/d.md", "pages/in/f.md"}
PAGES = frozenset({"pages/e.md", "pages/in/f.md"})
# Ways to make each setting unknown, and the posts that it may keep from readers.
WITHHOLDING = {
    "DEFAULT_METADATA": UNSAID,
    "DEFAULT_METADATA['status']": UNSAID,
    "DEFAULT_METADATA['author']": frozenset(),
    "FILENAME_METADATA": UNSAID,
    "PATH_METADATA": UNSAID,
    "EXTRA_PATH_METADATA": UNSAID,
    "EXTRA_PATH_METADATA['hall']": frozenset({"hall/c.md"}),
    "EXTRA_PATH_METADATA['hall/c.md']": frozenset({"hall/c.md"}),
    "EXTRA_PATH_METADATA['CNAME']": frozenset(),
    "IGNORE_FILES": ALL,
    "ARTICLE_PATHS": ALL - PAGES,
    "ARTICLE_EXCLUDES": frozenset({"hall/c.md", "hall/d.md"}),
    "PAGE_PATHS": PAGES,
    "PAGE_EXCLUDES": PAGES,
}


@pytest.fixture
def imported(write, site):
    """Import a blog with these settings and posts; return its report and the sources of its drafts."""

    def imported(conf, posts, files=()):
        blog = write(
            "blog", {"pelicanconf.py": f"PATH = 'content'\nPLUGINS = []\n{conf}\n", **dict(files)}
        )
        write("blog/content", posts)
        report = import_posts(blog, site, Options(jobs=1))
        texts = {each.source: (site / each.post).read_text() for each in report.posts if each.post}
        drafts = frozenset(name for name, text in texts.items() if "status: draft" in text)
        return report, drafts

    return imported


def ways(name):
    """Yield settings' texts after which nobody can tell what *name*, or an item of it, is."""
    root, _, key = name.partition("[")
    item = key.removesuffix("]")
    if key:
        yield f"{root} = {{}}\n{name} = compute()"
        yield f"{root} = {{'x': {{}}}}\n{root}.update({{{item}: compute()}})"
        yield f"{root} = dict({{{item}: compute()}})"
    else:
        yield f"{root} = compute()"
        yield f"import os\nif os.environ.get('CI'):\n    {root} = []"
        yield f"def f():\n    global {root}\nf()\n{root} = ['x']"


@pytest.mark.parametrize("name", WITHHOLDING)
def test_what_may_be_kept_from_readers_comes_as_a_draft(imported, name):
    expected = WITHHOLDING[name]
    for way in ways(name):
        report, drafts = imported(way, POSTS)
        told = [each for each in report.problems if each.message.startswith(name)]
        kind = ProblemKind.UNDECIDED if expected else ProblemKind.UNREAD_SETTING
        assert (drafts, [each.kind for each in told]) == (expected, [kind]), way
        lines = list(summary.told(report))
        heading = "For you to decide:" if expected else "Other findings:"
        assert sum(str(told[0]) in line for line in lines[lines.index(heading) :]) == 1
        if expected:
            some = "1 post comes" if len(expected) == 1 else f"{len(expected)} posts come"
            assert some in told[0].message


# Settings that are known after what is unknown, or that are changed in plain words.
PLAIN = {
    "DEFAULT_METADATA = {}\nDEFAULT_METADATA.update(status='draft')": UNSAID,
    "DEFAULT_METADATA = {}\nDEFAULT_METADATA.setdefault('status', 'draft')": UNSAID,
    "DEFAULT_METADATA = {}\nDEFAULT_METADATA |= {'status': 'draft'}": UNSAID,
    "X = {}\nDEFAULT_METADATA = X\nX['status'] = 'draft'": UNSAID,
    "EXTRA_PATH_METADATA = {}\nfor x in ['hall/c.md']:\n    EXTRA_PATH_METADATA[x] = {'status': 'draft'}": {
        "hall/c.md"
    },
    "EXTRA_PATH_METADATA = {x + '.md': {'status': 'draft'} for x in ['a']}": {"a.md"},
    "IGNORE_FILES = compute()\nIGNORE_FILES = ['x']": frozenset(),
    "import os\nDEFAULT_METADATA = {'author': os.environ['USER']}": frozenset(),
    "import os\nEXTRA_PATH_METADATA = {}\nfor x in os.listdir('content/hall'):\n    EXTRA_PATH_METADATA[x] = {'path': x}": frozenset(),
    "import os\nEXTRA_PATH_METADATA = {'a': {'path': 'b'}}\nif os.environ.get('CI') == 'x':\n    EXTRA_PATH_METADATA['c'] = {'path': 'd'}": frozenset(),
    "EXTRA_PATH_METADATA = {'a': {'path': 'b'}}\nfor x in EXTRA_PATH_METADATA.keys():\n    EXTRA_PATH_METADATA[compute(x)] = EXTRA_PATH_METADATA.pop(x)": frozenset(),
    "FILTERS = {}\nfor x in list(globals().keys()):\n    if callable(globals()[x]):\n        FILTERS[x] = globals()[x]": frozenset(),
}


# What such a setting is given may have a status.
GIVING = [
    "for x in compute():\n    EXTRA_PATH_METADATA[x] = {'status': 'draft'}",
    "for x in compute():\n    EXTRA_PATH_METADATA[x] = {compute(): 'draft'}",
    "for x in compute():\n    EXTRA_PATH_METADATA[x] = x",
    "for x in compute():\n    EXTRA_PATH_METADATA[x]['status'] = 'draft'",
    "EXTRA_PATH_METADATA.update(compute())",
    "alias = EXTRA_PATH_METADATA\ncompute(alias)",
    "from pathlib import EXTRA_PATH_METADATA",
]


@pytest.mark.parametrize("change", GIVING)
def test_what_files_may_be_given_a_status_by(imported, change):
    _, drafts = imported(f"EXTRA_PATH_METADATA = {{}}\n{change}", POSTS)
    assert drafts == UNSAID


@pytest.mark.parametrize("conf", PLAIN)
def test_what_the_text_tells_decides(imported, conf):
    report, drafts = imported(conf, POSTS)
    assert drafts == PLAIN[conf]
    assert not [each for each in report.problems if each.kind is ProblemKind.UNDECIDED]


@pytest.mark.parametrize(
    "conf",
    [
        "from base import *",
        "try:\n    from local import *\nexcept KeyError:\n    pass",
        "try:\n    from local import *\n    compute()\nexcept ImportError:\n    pass",
        "exec(open('local.py').read())",
        "globals().update(compute())",
    ],
)
def test_what_may_give_any_setting_a_value(imported, conf):
    report, drafts = imported(conf, POSTS)
    assert drafts == ALL
    told = [each for each in report.problems if each.path == "pelicanconf.py"]
    assert [each.kind for each in told] == [ProblemKind.UNDECIDED]
    assert "`" in told[0].message
    assert {post.faithful for post in report.posts} == {None}
    reasons = {doubt.reason for post in report.posts for doubt in post.doubts}
    assert sum("may give settings other values" in reason for reason in reasons) == 1


@pytest.mark.parametrize("caught", ["ImportError", "(KeyError, ModuleNotFoundError)", "Exception"])
@pytest.mark.parametrize(("status", "withheld"), [("published", frozenset()), ("draft", UNSAID)])
def test_settings_of_one_machine_alone_that_the_blog_does_without(
    imported, caught, status, withheld
):
    """What the blog does where that file is not there is what its settings say."""
    otherwise = f"DEFAULT_METADATA = {{'status': {status!r}}}"
    conf = f"try:\n    from local import *\nexcept {caught}:\n    {otherwise}"
    report, drafts = imported(conf, POSTS)
    assert drafts == withheld
    assert {post.faithful for post in report.posts} == {True}


CHANGES = {
    "MARKDOWN = {}\nMARKDOWN.update(extensions=['nl2br'], output_format='html5')": True,
    "MARKDOWN = {}\nMARKDOWN.setdefault('extensions', []).append('nl2br')": True,
    "ext = []\nMARKDOWN = {'extensions': ext}\next.append('nl2br')": True,
    "MARKDOWN = {'extensions': ['nl2br']}\nMARKDOWN.get('extensions').append('extra')": True,
    "MARKDOWN = {'extensions': ['nl2br'], 'x': compute()}": None,
    "MARKDOWN = {}\ncompute(MARKDOWN)": None,
    "READERS = {}\nREADERS.update(md=compute)": None,
    "TYPOGRIFY = compute()": None,
    "FORMATTED_FIELDS = compute()": None,
    "INTRASITE_LINK_REGEX = compute()": None,
    "PLUGINS = compute(PLUGINS)": None,
    "compute(PLUGINS)": None,
    "alias = PLUGINS\nalias.append(compute())": None,
    "x = ['jinja2content']\nPLUGINS = x + [compute()]\nx = []": None,
    "DOCUTILS_SETTINGS = compute()": False,
}


@pytest.mark.parametrize("conf", CHANGES)
def test_claims_after_a_change_of_how_text_is_read(imported, conf):
    report, _ = imported(conf, {"a.md": POST.format("A", "Status: published\n")})
    (post,) = report.posts
    expected = CHANGES[conf]
    assert post.faithful is (True if expected is False else expected)


@pytest.mark.parametrize(
    ("conf", "claim"),
    [
        ("DOCUTILS_SETTINGS = {}\nDOCUTILS_SETTINGS.update(pep_references=True)", True),
        ("DOCUTILS_SETTINGS = dict(compute(), pep_references=True)", None),
        ("DOCUTILS_SETTINGS = {'pep_references': compute()}", None),
        ("MARKDOWN = compute()", True),
    ],
)
def test_claims_of_restructured_text(imported, conf, claim):
    text = "A\n#\n\n:date: 2015-01-01\n:status: published\n\nSee PEP 8.\n"
    report, _ = imported(conf, {"a.rst": text})
    assert report.posts[0].faithful is claim


PUBLISHED = {
    "SITEURL = 'https://hall.example'\nFEED_ALL_ATOM = 'x'": (frozenset(), True),
    "DEFAULT_METADATA = {'status': 'draft'}": (UNSAID, True),
    "DEFAULT_METADATA = compute()": (UNSAID, True),
    "EXTRA_PATH_METADATA['hall'] = {'status': 'draft'}": (UNSAID, True),
    "TYPOGRIFY = True": (frozenset(), None),
    "TYPOGRIFY = compute()": (frozenset(), None),
    "MARKDOWN['extensions'].append('nl2br')": (frozenset(), None),
    "MARKDOWN['extensions'] += compute()": (frozenset(), None),
    "exec(compute())": (ALL, None),
}


@pytest.mark.parametrize("change", PUBLISHED)
def test_what_was_published_otherwise_is_not_claimed_and_not_published(imported, change):
    drafts, claim = PUBLISHED[change]
    conf = "MARKDOWN = {'extensions': []}\nDEFAULT_METADATA = {}\nEXTRA_PATH_METADATA = {}"
    files = {"publishconf.py": f"import os, sys\nfrom pelicanconf import *\n{change}\n"}
    report, found = imported(conf, POSTS, files)
    assert found == drafts
    assert {post.faithful for post in report.posts} == {claim}
    told = [each for each in report.problems if each.kind is ProblemKind.UNDECIDED]
    assert {each.path for each in told} == ({"publishconf.py"} if drafts else set())
    assert sum(int("posts come as drafts" in each.message) for each in told) == bool(drafts)


def test_a_file_of_another_blogs_publication_counts_for_nothing(imported):
    report, drafts = imported(
        "", POSTS, {"publishconf.py": "from other import *\nTYPOGRIFY = True"}
    )
    assert drafts == frozenset()
    assert {post.faithful for post in report.posts} == {None}  # its plugins are not known


@pytest.mark.parametrize(
    ("folder", "is_draft"),
    [
        *((f"{before}{name}", True) for name in ("draft", "Drafts", "private") for before in "_."),
        *(("draft", True), ("unpublished", True), ("PRIVATE_", True)),
        *(("drafts2", False), ("hall", False)),
    ],
)
def test_the_import_and_the_build_know_the_same_folders_of_drafts(imported, folder, is_draft):
    if not folder.startswith("."):  # which Pelican passes by
        _, drafts = imported("", {f"{folder}/a.md": POST.format("A", "")})
        assert bool(drafts) is is_draft
    assert bool(publication.folder_of_drafts(f"posts/{folder}/a.md")) is is_draft


def test_what_is_known_of_plugins_is_exact(write):
    root = write(
        "blog", {"pelicanconf.py": "PLUGINS = [x for x in ['a', 'b']]", "content/a.md": ""}
    )
    loaded, _ = settings.load(root)
    assert (loaded.plugins, dict(loaded.computed)) == (("a", "b"), {})
