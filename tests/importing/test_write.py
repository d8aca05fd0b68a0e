"""Writing: whole files or none, and never over what a person wrote."""

import hashlib

import pytest

from confarchive.importing.foreign_post import ForeignPost
from confarchive.importing.formats import Format
from confarchive.importing.links.destinations import Destination
from confarchive.importing.writing import write
from confarchive.importing.writing.state import State, state
from confarchive.importing.writing.write import Redirects, Writer
from confarchive.model import frontmatter
from confarchive.model.files import yaml_text
from confarchive.model.post import Post, PostSource, Status

POST = Post(
    path="posts/2015/trip.md",
    title="A trip",
    body="\nText: *here*.\n",
    tags=("a", "b"),
    source=PostSource(path="trip.md", sha256="1" * 64, blog="Trips"),
)


@pytest.fixture
def site(tmp_path):
    Writer(site=tmp_path).post(POST)
    return tmp_path


def the_state(site, sha256, **told):
    (archived,) = write.scan(site)
    told = {"tags": POST.tags, "title": "A trip", "slug": "trip", "line": 1, **told}
    post = ForeignPost(
        path="trip.md", place="trip.md", format=Format.MARKDOWN, sha256=sha256, **told
    )
    return state(site, archived, Destination(post=post, path=POST.path), blog="Trips")


def test_a_post_that_nobody_touched(site):
    assert the_state(site, "1" * 64) is State.CURRENT
    assert the_state(site, "2" * 64) is State.STALE
    assert the_state(site, "1" * 64, status=Status.DRAFT) is State.STALE
    assert the_state(site, "1" * 64, authors=("Jane Doe",)) is State.STALE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*here*", "*there*"),
        ("tags: [a, b]", "tags: [a, b, c]"),
        ("tags: [a, b]", "tags: [a,  b]"),
        ("tags: [a, b]", "# why\ntags: [a, b]"),
        ("\n", "\r\n"),
        ("A trip", "The trip"),
        ("Text", "Text "),
    ],
)
def test_any_edit_is_seen(site, old, new):
    file = site / POST.path
    file.write_bytes(file.read_bytes().replace(old.encode(), new.encode()))
    assert the_state(site, "1" * 64) is State.CURRENT
    assert the_state(site, "2" * 64) is State.EDITED


def test_a_post_by_hand_is_never_the_importers(site):
    file = site / "posts/2015/own.md"
    file.write_text("# Own\n\nText\n", encoding="utf-8")
    assert [each.source for each in write.scan(site)] == [
        None,
        frontmatter.parse((site / POST.path).read_text(encoding="utf-8"), POST.path)[0].source,
    ]


def test_an_offer_lies_beside_the_post_and_goes_when_settled(site):
    before = (site / POST.path).read_bytes()
    writer = Writer(site=site)
    assert writer.offer(POST) == "posts/2015/trip.md.new"
    assert (site / POST.path).read_bytes() == before
    writer.post(POST)
    assert [file.name for file in (site / "posts/2015").iterdir()] == ["trip.md"]


def test_keeping_an_edited_post_changes_only_the_hash(site):
    file = site / POST.path
    edited = file.read_bytes().replace(b"here", b"there")
    file.write_bytes(edited)
    writer = Writer(site=site)
    writer.offer(POST)
    (archived,) = write.scan(site)
    writer.keep(archived, "2" * 64)
    assert file.read_bytes() == edited.replace(b"1" * 64, b"2" * 64)
    assert the_state(site, "2" * 64) is State.CURRENT
    assert [each.name for each in file.parent.iterdir()] == ["trip.md"]


def test_a_dry_run_writes_nothing(tmp_path):
    site, picture = tmp_path / "site", tmp_path / "x.png"
    site.mkdir()
    picture.write_bytes(b"x")
    writer = Writer(site=site, dry_run=True)
    writer.post(POST)
    writer.offer(POST)
    writer.copy(picture, "files/x.png")
    Redirects(writer).add({"a": "b"})
    assert list(site.iterdir()) == []


def test_a_file_that_is_the_same_is_not_written_again(site):
    before = (site / POST.path).stat()
    Writer(site=site).post(POST)
    assert (site / POST.path).stat().st_ino == before.st_ino


def test_a_write_that_fails_leaves_the_old_file(site):
    before = (site / POST.path).read_bytes()
    with pytest.raises(OSError, match="no such"):
        fail(site / POST.path)
    assert (site / POST.path).read_bytes() == before
    assert [file.name for file in (site / "posts/2015").iterdir()] == ["trip.md"]


def fail(target):
    with write.Replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise OSError("no such luck")


def test_files_are_copied_with_their_content(site, tmp_path):
    source = tmp_path / "x.png"
    for content in (b"one", b"two", b"twofold"):
        source.write_bytes(content)
        Writer(site=site).copy(source, "files/a b/x.png")
        assert (site / "files/a b/x.png").read_bytes() == content


def test_the_table_of_redirects_grows_and_keeps_what_a_person_wrote(tmp_path):
    file = tmp_path / "redirects.yml"
    Redirects(Writer(site=tmp_path)).add(
        {"tag/b": "_tags/b", "tag/a": "_tags/a", "'odd: #": "_tags/odd"}
    )
    assert list(yaml_text.read(file.read_text(encoding="utf-8"))) == ["'odd: #", "tag/a", "tag/b"]
    own = file.read_text(encoding="utf-8").replace("_tags/a", "index") + "# mine\n"
    file.write_text(own, encoding="utf-8")
    redirects = Redirects(Writer(site=tmp_path))
    assert redirects.entries == {"'odd: #": "_tags/odd", "tag/a": "index", "tag/b": "_tags/b"}
    redirects.add({"tag/a": "_tags/a", "tag/c": "_tags/c"})
    assert file.read_text(encoding="utf-8") == f"{own}tag/c: _tags/c\n"
    stamp = file.stat().st_mtime_ns
    redirects.add({"tag/a": "_tags/a", "/tag/b.html": "index"})
    assert file.stat().st_mtime_ns == stamp
    redirects.add({"tag/d": "_tags/d"})
    assert file.read_text(encoding="utf-8") == f"{own}tag/c: _tags/c\ntag/d: _tags/d\n"


def test_a_site_that_a_person_named_is_not_named_again(tmp_path):
    file = tmp_path / "redirects.yml"
    file.write_text("http://www.Old.example: blog\n", encoding="utf-8")
    redirects = Redirects(Writer(site=tmp_path))
    redirects.add({"https://old.example/": "index"})
    assert file.read_text(encoding="utf-8") == "http://www.Old.example: blog\n"


@pytest.mark.parametrize(("data", "line"), [(b"a: b: c", 1), (b"a: b\n\xff: c\n", 2)])
def test_a_table_that_cannot_be_read_is_told_and_left_alone(tmp_path, data, line):
    file = tmp_path / "redirects.yml"
    file.write_bytes(data)
    redirects = Redirects(Writer(site=tmp_path))
    redirects.add({"b": "c"})
    (problem,) = redirects.problems
    assert (problem.path, problem.line, problem.kind) == ("redirects.yml", line, "unreadable")
    assert file.read_bytes() == data


def test_the_seal_is_the_hash_of_the_post_without_its_source():
    bare = frontmatter.dump(Post(path=POST.path, title=POST.title, body=POST.body, tags=POST.tags))
    assert f"  written: {hashlib.sha256(bare.encode()).hexdigest()}\n" in write.sealed(POST)
