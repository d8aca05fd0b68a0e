"""What a link becomes rests on what there is: posts are read anew where what they link to comes or goes."""

import pytest

from tests.building.incremental.test_incremental import assert_same
from tests.building.sites import SiteFolder, post

LINKS = """\
[A post](two.md), [a file](../files/a.txt), [another](../files/of%20b.txt), <a href="two.html">raw</a>,
<a href="../files/c.pdf">a raw file</a>, [beyond](../../x.txt), [none](%00), [too long](LONG.txt).
"""
ONE = {"posts/one.md": post("One", LINKS.replace("LONG", "a" * 300))}
TWO = {"posts/two.md": post("Two")}
FILES = ({"files/a.txt": "a"}, {"files/of b.txt": "b"}, {"files/c.pdf": "c"}, TWO)


def without(files):
    return dict.fromkeys(files)


@pytest.mark.parametrize("files", FILES, ids=lambda files: next(iter(files)))
def test_what_comes_or_goes_is_linked_as_in_a_clean_build(tmp_path, files):
    site = SiteFolder.of(tmp_path, ONE)
    first = site.build(warnings=True).files()
    for number, edit in enumerate((files, without(files))):
        site.write(edit)
        built = site.build(warnings=True)
        assert "posts/one" in built.read
        clean = SiteFolder(tmp_path / str(number), site.source).build(warnings=True)
        assert_same(built.files(), clean.files())
        assert (built.files() == first) is (number == 1)


def test_while_all_stays_as_it_is_nothing_is_read(tmp_path):
    site = SiteFolder.of(tmp_path, ONE)
    site.build(warnings=True)
    assert not site.build(warnings=True).read


def test_what_is_linked_to_a_draft_by_html_is_not_kept(tmp_path):
    draft = {"posts/two.md": post("Two", status="draft")}
    site = SiteFolder.of(tmp_path, {**ONE, **draft})
    built = site.build(warnings=True)
    assert b"posts/two.html" not in (built.doctrees / "environment.pickle").read_bytes()
