"""Who shows pages is told of each that is written, and of edited ones first."""

from confarchive.building.output import progress
from tests.building.sites import SiteFolder, post


def test_edited_pages_are_written_first(tmp_path, monkeypatch):
    names = [f"posts/2015/{letter}.md" for letter in "abc"]
    site = SiteFolder.of(tmp_path, {name: post(name[-4], tags=["hall"]) for name in names})
    site.build()
    heard = []
    monkeypatch.setattr(progress, "_listeners", [lambda *each: heard.append(each)])
    site.write({names[1]: post("Another title", tags=["hall"])})
    built = site.build()
    assert heard[:3] == [("read", "posts/2015/b"), ("all-read", ""), ("page", "posts/2015/b")]
    assert {("page", name) for name in ("posts/2015/a", "posts/2015/c", "index")} < set(heard)
    assert built.read == {"posts/2015/b"}
