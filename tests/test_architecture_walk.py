"""The ways through the code that docs/development/architecture.md tells are those that a post takes."""

import multiprocessing
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import pytest

import confarchive
from confarchive.importing import Options, import_posts
from tests.building.sites import CONF, SiteFolder

PACKAGE = confarchive.__file__.removesuffix("__init__.py")
POST = "posts/2016/how-to-read-fosdems-schedule.md"
SETTINGS = """\
SITENAME = "Two days"
SITEURL = "https://blog.example"
PATH = "content"
TIMEZONE = "Europe/Brussels"
"""
WAYS = ("The import", "The build")
MOST = 8
"""As often may both ways together come back to a folder that they had left."""
OF_FILES = r"the import comes back (\d+) times to a folder, and the build (\d+) times"
HEADER = "Title: {}\nDate: 2016-01-24 18:30\nCategory: community\nTags: schedule\n\n"


@pytest.fixture(scope="module")
def text(repository):
    return (repository / "docs/development/architecture.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sample(repository):
    return (repository / POST).read_text(encoding="utf-8")


@pytest.mark.parametrize("way", WAYS)
def test_returns_are_counted(text, way):
    section, steps = walk(text, way)
    assert f"comes back {returns(steps)} times" in " ".join(section.split())


def test_few_folders_are_come_back_to(text):
    assert sum(returns(walk(text, way)[1]) for way in WAYS) <= MOST


@pytest.mark.parametrize(("paths", "count"), [("aab", 0), ("aba", 1), ("abab", 2), ("abcb", 1)])
def test_a_return_is_to_a_folder_that_was_left(paths, count):
    assert returns([(f"{folder}/file.py", "function") for folder in paths]) == count


def test_an_import_goes_as_told(text, sample, tmp_path):
    blog, site = tmp_path / "blog", tmp_path / "site"
    (blog / "content").mkdir(parents=True)
    site.mkdir()
    (site / "conf.py").write_text(CONF)
    (blog / "pelicanconf.py").write_text(SETTINGS)
    body = sample.partition("\n# How to read FOSDEM's schedule\n")[2]
    linked = body.replace("(packing-list.md)", "({filename}packing-list.md)")
    for name, title, content in (
        (POST.rpartition("/")[2], "How to read FOSDEM's schedule", linked),
        ("packing-list.md", "The packing list", "Shoes."),
    ):
        (blog / "content" / name).write_text(HEADER.format(title) + content)
    made = alone(calls_of_import, blog, site)
    assert_in_order(walk(text, "The import")[1], made)
    assert returns_of_files(made) <= told_of_files(text)[0]


def test_a_build_goes_as_told(text, sample, tmp_path):
    site = SiteFolder.of(
        tmp_path, {POST: sample.replace("image: ../../files/images/two-days.png\n", "")}
    )
    made = alone(calls_of_build, site)
    assert_in_order(walk(text, "The build")[1], made)
    assert returns_of_files(made) <= told_of_files(text)[1]


def alone(work, *given):
    """Return what *work* does in a process where nothing is loaded and remembered yet, whichever tests ran before."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def calls_of_import(blog, site):
    with calls() as made:
        import_posts(blog, site, Options(jobs=1))
    return made


def calls_of_build(site):
    with calls() as made:
        site.build(warnings=True, search=True)
    return made


@contextmanager
def calls():
    """Yield the package's functions with their files, in the order in which they are first called."""
    made = {}

    def note(frame, event, _arg):
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(PACKAGE):
            made.setdefault((code.co_filename.removeprefix(PACKAGE), code.co_qualname))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield made
    finally:
        sys.setprofile(before)


def walk(text, way):
    """Return the section of that name, and its functions with the files they are in."""
    section = text.partition(f"## {way}\n")[2].partition("\n## ")[0]
    steps = re.findall(r"^\| `([\w/.]+)` \| `([\w.]+)` \|", section, re.MULTILINE)
    assert len(steps) > 15
    return section, steps


def returns(steps):
    """Return how often the steps come back to a folder that they had left."""
    folders = [folder(path) for path, _ in steps]
    runs = [here for here, before in zip(folders, [None, *folders], strict=False) if here != before]
    return len(runs) - len(set(runs))


def returns_of_files(made):
    """Return how often the files of all functions come back to a folder, in the order in which they are come to."""
    return returns([(path, "") for path in dict.fromkeys(path for path, _ in made)])


def told_of_files(text):
    return [int(number) for number in re.search(OF_FILES, " ".join(text.split())).groups()]


def folder(path):
    """Return the folder of a module, in the parts that CONTRIBUTING.md names; the model is one, which all share."""
    parts = path.split("/")[:-1][:2]
    return "model" if "model" in parts[:1] else "/".join(parts)


def assert_in_order(steps, made):
    order = list(made)
    assert [step for step in steps if step not in made] == []
    assert steps == sorted(steps, key=order.index)
