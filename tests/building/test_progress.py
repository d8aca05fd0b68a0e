"""Who shows pages is told of each that is written, and of edited ones first."""

from confarchive.building.output import progress
from tests.building.sites import Site, post


def test_edited_pages_are_written_first(tmp_path, monkeypatch):
    names = [f"posts/2015/{letter}.md" for letter in "abc"]
    site = Site.of(tmp_path, {name: post(name[-4], tags=["hall"]) for name in names})
    site.build()
    told = []
    monkeypatch.setattr(progress, "_listeners", [told.append])
    site.write({names[1]: post("Another title", tags=["hall"])})
    built = site.build()
    assert told[0] == "posts/2015/b"
    assert {"posts/2015/a", "posts/2015/c", "index"} < set(told)
    assert built.read == {"posts/2015/b"}
