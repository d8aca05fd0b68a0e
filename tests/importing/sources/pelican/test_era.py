"""Which releases of Python-Markdown may have made a blog's pages."""

import pytest

from confarchive.importing.sources.pelican import post_files, reader, settings
from confarchive.importing.sources.pelican.markdown_releases import era

FILES = {
    "requirements.txt": "pelican==3.7\nMarkdown==2.6.11\n",
    "requirements/base.txt": "markdown ~= 2.6.11  # for the posts\n",
    "Pipfile": '[packages]\nmarkdown = "==2.6.11"\n',
    "Pipfile.lock": '{"default": {"markdown": {"hashes": ["a"],\n "index": "pypi", "version": "==2.6.11"}}}',
    "poetry.lock": '[[package]]\nname = "markdown"\nversion = "2.6.11"\n',
    "environment.yml": "dependencies:\n  - markdown=2.6.11\n",
    "pyproject.toml": '[project]\ndependencies = [\n  "markdown==2.6.11",\n]\n',
}
OPEN = {
    "without": "pelican[markdown]==4.5\n",
    "at least": "markdown>=2.6\n",
    "another": "markdown-include==0.5\npymdown-markdown==2.1\n",
    "comment": "# markdown==2.6\n",
}


@pytest.fixture
def of(write):
    """Return what is told of a blog with these files beside its settings."""

    def of(files=(), dates=("2015-02-03 03:44", "2014-01-01")):
        posts = {f"content/{n}.md": f"Title: A\nDate: {day}\n\n" for n, day in enumerate(dates)}
        root = write("blog", {"pelicanconf.py": "PATH = 'content'\n", **posts, **dict(files)})
        ours, _ = settings.load(root)
        found = [reader.read(path, ours).post for path in post_files.find(ours)]
        return era.of_blog(ours, found)

    return of


@pytest.mark.parametrize(("name", "text"), FILES.items())
def test_a_release_that_is_pinned_is_known(of, name, text):
    assert of({name: text}).release == (2, 6, 11)


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN)
def test_others_are_not(of, text):
    assert of({"requirements.txt": text}).release == ()


def test_the_oldest_of_several_counts(of):
    found = of({"requirements.txt": "Markdown==2.2.1\nmarkdown==3.2.2\n"})
    assert found.release == (2, 2, 1)
    assert found.may_be_before((3, 0))


@pytest.mark.parametrize(
    ("dates", "before"),
    [
        (("2015-02-03 03:44", "2014-01-01"), True),
        (("2015-02-03", "2020-10-07"), False),
        (("2015-02-03\nModified: 2022-01-01",), False),
        (("2015-02-03", "9999-01-01"), True),
        (("",), False),
    ],
)
def test_the_newest_post_tells_when_pages_were_made(of, dates, before):
    assert of(dates=dates).may_be_before((3, 3)) is before
