"""pelicanconf.py: what its text tells, and what only running it could."""

import pytest

from confarchive.importing.literals import parse_module
from confarchive.importing.sources.pelican import settings
from confarchive.importing.sources.pelican.settings.defaults import DEFAULTS
from confarchive.model.problems import ProblemKind


def parsed(text):
    return settings.parse(parse_module(text), "pelicanconf.py")


def test_an_unread_setting_is_reported_and_pelicans_default_used():
    values, problems = parsed("ARTICLE_URL = make()\nCOLOURS = make()\n")
    assert values["ARTICLE_URL"] == "{slug}.html"
    assert [(each.line, each.kind) for each in problems] == [(1, ProblemKind.UNREAD_SETTING)]
    assert "ARTICLE_URL" in problems[0].message


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PAGE_PATHS = 'pages'", "PAGE_PATHS"),
        ("ARTICLE_PATHS = []", "ARTICLE_PATHS"),
        ("SITEURL = 5", "SITEURL"),
        ("FILENAME_METADATA = '(?P<date'", "FILENAME_METADATA"),
        ("SLUG_REGEX_SUBSTITUTIONS = ['ab']", "SLUG_REGEX_SUBSTITUTIONS"),
        ("EXTRA_PATH_METADATA = ['x']", "EXTRA_PATH_METADATA"),
        ("DOCUTILS_SETTINGS = ['smart_quotes']", "DOCUTILS_SETTINGS"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_reported(text, name):
    values, (problem,) = parsed(text)
    assert values[name] == DEFAULTS[name]
    assert problem.kind is ProblemKind.BAD_VALUE
    assert problem.line == 1
    assert name in problem.message


def test_pages_can_be_turned_off():
    values, problems = parsed("TAG_SAVE_AS = None\nAUTHOR_SAVE_AS = False\nCATEGORY_SAVE_AS = ''")
    assert not problems
    assert (values["TAG_SAVE_AS"], values["AUTHOR_SAVE_AS"], values["CATEGORY_SAVE_AS"]) == (
        "",
    ) * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARTICLE_DIR = 'posts'", {"ARTICLE_PATHS": ["posts"]}),
        ("PAGE_DIR = 'static'", {"PAGE_PATHS": ["static"]}),
        ("CLEAN_URLS = True", {"ARTICLE_URL": "{slug}/", "PAGE_LANG_URL": "pages/{slug}-{lang}/"}),
        (
            "ARTICLE_PERMALINK_STRUCTURE = '/%Y/%m/%(category)s/'",
            {"ARTICLE_SAVE_AS": "{date:%Y}/{date:%m}/{category}/{slug}.html"},
        ),
        (
            "TAG_SUBSTITUTIONS = (('C#', 'csharp'),)",
            {
                "TAG_REGEX_SUBSTITUTIONS": [
                    ("C\\#", "csharp"),
                    *DEFAULTS["SLUG_REGEX_SUBSTITUTIONS"],
                ]
            },
        ),
        ("MD_EXTENSIONS = ['extra']", {"MD_EXTENSIONS": ["extra"], "MARKDOWN": None}),
        ("DEFAULT_METADATA = (('a', 'b'),)", {"DEFAULT_METADATA": {"a": "b"}}),
        (
            "DOCUTILS_SETTINGS = [('smart_quotes', 'yes')]",
            {"DOCUTILS_SETTINGS": {"smart_quotes": "yes"}},
        ),
        ("SITEURL = 'https://example.org/'", {"SITEURL": "https://example.org"}),
        ("DEFAULT_LANG = 'EN_us'", {"DEFAULT_LANG": "en_us"}),
    ],
)
def test_old_names_and_forms(text, expected):
    values, _ = parsed(text)
    assert {key: values[key] for key in expected} == expected


def test_old_substitutions_are_pelicans():
    pelican = pytest.importorskip("pelican.settings")
    old = {
        "SLUG_SUBSTITUTIONS": (("C++", "cpp"), ("\\", "back", True)),
        "TAG_SUBSTITUTIONS": (("x", "y"),),
    }
    theirs = pelican.handle_deprecated_settings(dict(old))
    values, _ = parsed("\n".join(f"{key} = {value!r}" for key, value in old.items()))
    for kind in ("SLUG", "TAG", "AUTHOR"):
        key = f"{kind}_REGEX_SUBSTITUTIONS"
        assert [tuple(pair) for pair in values[key]] == [tuple(pair) for pair in theirs[key]]


def test_defaults_are_pelicans():
    pelican = pytest.importorskip("pelican.settings")
    ours = {key: value for key, value in DEFAULTS.items() if key in pelican.DEFAULT_CONFIG}
    differing = {key for key, value in ours.items() if value != pelican.DEFAULT_CONFIG[key]}
    # Empty where Pelican has a name for blogs that have none, or a theme of its own; None where
    # another module knows it.
    assert differing == {"SITENAME", "MARKDOWN", "THEME"}


def found(write, files, source):
    root = write("blog", files)
    loaded, problems = settings.load(root / source)
    relative = [path.relative_to(root).as_posix() for path in (loaded.content, loaded.base)]
    return loaded, relative, problems


@pytest.mark.parametrize(
    ("files", "source", "content", "base"),
    [
        ({"pelicanconf.py": "PATH = 'content'", "content/a.md": ""}, ".", "content", "content"),
        (
            {"pelicanconf.py": "PATH = 'content'", "content/a.md": ""},
            "content",
            "content",
            "content",
        ),
        ({"pelicanconf.py": "", "content/a.md": ""}, ".", "content", "content"),
        ({"pelicanconf.py": "", "src/a.md": ""}, "src", "src", "src"),
        ({"pelicanconf.py": "ARTICLE_PATHS = ['src']", "src/a.md": ""}, "src", "src", "."),
        (
            {"pelicanconf.py": "ARTICLE_PATHS = ['a']", "content/a/a.md": ""},
            ".",
            "content",
            "content",
        ),
        ({"pelicanconf.py": "PATH = '.'", "content/a.md": ""}, ".", ".", "."),
        ({"pelicanconf.py": "PATH = 'gone'", "content/a.md": ""}, ".", "content", "content"),
        ({"pelicanconf.py": "PATH = 'gone'", "a.md": ""}, ".", ".", "."),
        ({"settings.py": "PATH = 'content'", "content/a.md": ""}, "content", "content", "content"),
        ({"a.md": ""}, ".", ".", "."),
    ],
)
def test_the_folders_of_a_blog(write, files, source, content, base):
    assert found(write, files, source)[1] == [content, base]


@pytest.mark.parametrize(("text", "name"), [("SITENAME = 'Trips'", "Trips"), ("DEBUG = True", "")])
def test_a_settings_py_may_be_another_programs(write, text, name):
    loaded, _, _ = found(write, {"settings.py": text, "content/a.md": ""}, "content")
    assert loaded.name == name


def test_publishconf_tells_the_public_address(write):
    files = {
        "pelicanconf.py": "SITEURL = ''\nPATH = 'content'",
        "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://example.org'\n",
        "content/a.md": "",
    }
    assert found(write, files, ".")[0].site_urls == ("https://example.org",)


def test_what_publishconf_imports_is_read(write):
    root = write(
        "blog",
        {
            "pelicanconf.py": "ARTICLE_URL = '{slug}/'\n",
            "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://example.org'\n",
            "content/a.md": "",
        },
    )
    loaded, _ = settings.load(root, root / "publishconf.py")
    assert loaded["ARTICLE_URL"] == "{slug}/"


@pytest.mark.parametrize(
    "text",
    [
        "import os\nPATH = os.path.join(os.path.dirname(__file__), 'content')",
        "import os\nHERE = os.path.dirname(os.path.realpath(__file__))\nPATH = HERE + 'content'",
        "from pathlib import Path\nPATH = Path(__file__).resolve().parent / 'content'",
        "from pathlib import Path\nHERE = Path(__file__).parent\nPATH = str(HERE.joinpath('content'))",
        "from base import PATH",
        "from base import WHERE as PATH",
        "from base import *",
    ],
)
def test_folders_beside_the_settings(write, text):
    files = {
        "pelicanconf.py": f"SITENAME = 'A'\n{text}",
        "base.py": "PATH = WHERE = 'content'\n",
        "content/a.md": "",
    }
    loaded, relative, problems = found(write, files, ".")
    assert relative == ["content"] * 2
    assert (loaded["PATH"], problems) == ("content", ())


def test_names_of_a_file_beside_the_settings_are_read_alone(write):
    root = write(
        "blog",
        {
            "pelicanconf.py": "from base import SITENAME, SITEURL\nfrom gone import AUTHOR",
            "base.py": "from pelicanconf import *\nSITENAME = 'A'\nAUTHOR = 'B'\nSITEURL = make()\n",
            "content/a.md": "",
        },
    )
    loaded, problems = settings.load(root)
    assert (loaded.name, loaded["AUTHOR"]) == ("A", "")
    assert {each.kind for each in problems} == {ProblemKind.UNREAD_SETTING}
    assert sorted(each.message.split()[0] for each in problems) == ["AUTHOR", "SITEURL"]


def test_the_case_of_nearly_literal_settings(shared):
    case = shared / "cases" / "letters-and-settings"
    if not case.is_dir():
        pytest.skip("no cases there")
    loaded, problems = settings.load(case)
    assert (loaded.name, loaded["SITEURL"], problems) == ("Hall notes", "https://hall.example", ())


def test_lines_that_are_no_python_are_reported_and_left_out(write):
    conf = "AUTHOR = u'Jane'\nprint 'Python 2'\nARTICLE_URL = '{slug}/'\n"
    root = write("blog", {"pelicanconf.py": conf, "content/a.md": ""})
    loaded, problems = settings.load(root)
    assert (loaded["AUTHOR"], loaded["ARTICLE_URL"]) == ("Jane", "{slug}/")
    assert [(each.path, each.line, each.kind) for each in problems] == [
        ("pelicanconf.py", 2, ProblemKind.UNREADABLE)
    ]
