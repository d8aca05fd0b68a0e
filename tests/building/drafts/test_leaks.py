"""However a post may say that it is not for readers, no file of any builder tells of it."""

from datetime import UTC, datetime

import pytest

from confarchive import cli
from confarchive.curating import leaks as leak_check
from tests.building.secret import FILES, REASONS, SECRET
from tests.building.sites import CONF, NOW, PICTURE, SiteFolder, leaks, post

BUILDERS = ["html", "dirhtml", "epub", "text", "json"]
BODY = """\
The quokka meets {n}.

## Quokka heading

(quokka-label-{n})=

### Another quokka

![A quokka](../../files/quokka.svg) {{download}}`Quokka <../../files/quokka.txt>` {{conf}}`quokka-2016`

<img src="../../files/quokka-raw.png"> <a href="../../files/quokka.pdf">quokka</a> <!-- quokka -->

```python
quokka = {n}
```

```{{glossary}}
Quokka {n}
: An animal that no reader hears of.
```

```{{index}} Quokka
```

```{{figure}} ../../files/quokka.svg
The caption of a quokka.
```

| Quokka | table |
|---|---|
| of | quokkas |

$quokka_{{{n}}}$ and a note.[^quokka]

[^quokka]: About the quokka.

<div>
<!-- of the quokka -->
<p title="quokka">Raw quokka.</p>
</div>
"""
HEADER = {
    "date": "2016-05-06",
    "updated": "2016-05-07",
    "author": "Quokka Author",
    "category": "Quokka category",
    "tags": ["Quokka tag", "python"],
    "conferences": ["quokka-2016"],
    "location": "Quokka Town",
    "language": "en",
    "summary": "The quokka in short.",
    "image": "../../files/quokka.svg",
    "series": "Quokka series",
    "talks": [
        {
            "title": "Quokka talk",
            "speakers": ["Quokka Speaker"],
            "slides": "../../files/quokka-slides.pdf",
        }
    ],
}
SAID = [
    *("draft: true", "Draft: yes", "published: false", "PUBLISHED: no", "publish: off"),
    *("Status: draft", "staus: draft", "statuss: hidden", "\u200bstatus: draft", "draft: soon"),
    *("hidden: true", "private: true", "visibility: private", "unlisted: true", "password: x"),
    *("publishDate: 2030-01-01", "expiryDate: 2016-01-01", "expire: 2016-01-01", "draft:"),
    *("status: drfat", "status: Draft", "status: [draft]", "expires: later", "x: &a 1\ny: *a"),
    *("<<: {status: draft}", "tags: [quokka", "date: 2015-01-01"),
]
LINES = "".join(f"{key}: {value}\n" for key, value in HEADER.items())
STRAY = {
    "a blank line first": "\n---\n{h}---\n\n{t}",
    "a blank first": " ---\n{h}---\n\n{t}",
    "four dashes": "----\n{h}----\n\n{t}",
    "never closed": "---\n{h}\n{t}",
    "Pelican's": "Title: Quokka\nDate: 2015-01-01\nStatus: draft\n\n{t}",
    "TOML": "+++\ntitle = 'Quokka'\ndate = 2015-01-01\n+++\n\n{t}",
    "JSON": '{{"date": "2015-01-01", "title": "Quokka"}}\n\n{t}',
    "behind the title": "{t}\n",
    "a zero-width character first": "\u200b---\n{h}---\n\n{t}",
}


def text(number):
    return f"# Quokka days {number}\n\n{BODY.format(n=number)}"


def ways():
    """Return a file for each way not to be published."""
    files = {}

    def add(content, path="posts/2016/quokka-{}.md"):
        files[path.format(len(files))] = content

    for reason in REASONS.values():
        add(header(**reason) + text(len(files)))
    for said in SAID:
        add(header().removesuffix("---\n\n") + f"{said}\n---\n\n{text(len(files))}")
    for folder in ("drafts", "_drafts", "Unpublished", "private"):
        add(header() + text(len(files)), f"posts/{folder}/quokka-{{}}.md")
    for form in STRAY.values():
        add(form.format(h="status: draft\n", t=text(len(files))))
    for name in ("a blank line first", "four dashes", "Pelican's", "TOML"):
        add(STRAY[name].format(h="status: draft\n", t=text(len(files))), "pages/quokka-{}.md")
    add((header() + text(len(files))).encode("utf-16"))
    add((header() + text(len(files))).encode() + b"\xff")
    return files


def header(**changed):
    return post("", "", **{**HEADER, **changed}).partition("\n# ")[0] + "\n"


@pytest.fixture(scope="module", params=BUILDERS)
def built(request, tmp_path_factory):
    """A site with all ways at once, built where they were published before, and where not."""
    builder, withheld = request.param, ways()
    options = {
        "search": True,
        "warnings": True,
        "blog_feed_fulltext": True,
        "html_copy_source": True,
        "html_extra_path": "files",
        "html_use_index": True,
    }
    site = SiteFolder.of(tmp_path_factory.mktemp("leaks"), FILES | withheld)
    clean = site.build(builder, output=f"clean-{builder}", **options)
    shown = {path: header() + text(n) for n, path in enumerate(withheld) if "posts/2" in path}
    before = SiteFolder.of(tmp_path_factory.mktemp("shown"), FILES | shown)
    first = before.build(builder, **options)
    assert leaks(first.output, SECRET)
    before.write(dict.fromkeys(shown))
    before.write(withheld)
    again = before.build(builder, **options)
    return site, withheld, clean, before, again


def test_there_are_many_ways_and_each_is_withheld(built):
    _, withheld, clean, _, _ = built
    assert len(withheld) > 40
    assert not any("quokka" in docname for docname in clean.read)


def test_nothing_of_them_is_in_a_clean_folder(built):
    _, _, clean, _, _ = built
    assert not leaks(clean.output, SECRET)
    assert not leaks(clean.doctrees, SECRET)


def test_nothing_of_them_is_in_a_folder_that_had_them(built):
    *_, again = built
    assert not leaks(again.output, SECRET)
    assert not leaks(again.doctrees, SECRET)


def test_the_command_finds_nothing_either_and_all_that_there_was(built, tmp_path):
    site, _withheld, clean, before, again = built
    epoch = datetime(2020, 1, 1, tzinfo=UTC)
    assert not list(leak_check.find(site.source, clean.output, epoch))
    assert not list(leak_check.find(before.source, again.output, epoch))
    (tmp_path / "a.html").write_text("<p>An animal that no <b>reader</b> hears</p>", "utf-8")
    (tmp_path / "quokka-8.html").write_text("nothing", "utf-8")
    (tmp_path / "b.html").write_text("<p>the   quokka\n meets 3</p>", "utf-8")
    found = {problem.path for problem in leak_check.find(site.source, tmp_path, epoch)}
    assert found == {"a.html", "b.html"}


def test_the_command_tells_where(site, capsys, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    here = site({
        "posts/2015/one.md": post("One", "Some words."),
        "posts/2016/quokka.md": post("Of quokkas", "They dig in the night, unseen.", tags=["Dark burrows"]),
        "files/x.svg": PICTURE.format("x"),
    })  # fmt: skip
    for builder in ("html", "epub", "text", "json"):
        built = here.build(builder, search=builder == "html", warnings=builder == "epub")
        assert not any("mimetype" in warning for warning in built.warnings)
        assert cli.main(["check", "--leaks", str(built.output), "--site", str(here.source)]) == 0
    capsys.readouterr()
    here.write({"posts/2016/quokka.md": post("Of quokkas", "They dig in the night, unseen.", status="draft", tags=["Dark burrows"])})  # fmt: skip
    for builder, files in {
        "html": {
            "posts/2016/quokka.html",
            "objects.inv",
            "searchindex.js",
            "_tags/dark-burrows.html",
        },
        "epub": {"Smallarchive.epub", "posts/2016/quokka.xhtml"},
        "text": {"posts/2016/quokka.txt"},
        "json": {"searchindex.json", "objects.inv"},
    }.items():
        output = str(here.folder / builder)
        assert cli.main(["check", "--leaks", output, "--site", str(here.source)]) == 1
        said = capsys.readouterr()
        told = {line.partition(": ")[0] for line in said.err.splitlines()}
        assert told >= files, told
        assert "posts/2016/quokka.md, which is not published [leak]" in said.err
        assert any("fragment" in name for name in told) == (builder == "html")


def test_the_sample_tells_nothing(sample, sample_html, sample_dirhtml, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    for built in (sample_html, sample_dirhtml):
        assert cli.main(["check", "--leaks", str(built.output), "--site", str(sample.source)]) == 0


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999999"])
def test_a_moment_that_is_none_is_told(site, epoch, monkeypatch, capsys):
    here = site()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    (here.source / "posts").mkdir()
    assert cli.main(["check", "--leaks", str(here.source), "--site", str(here.source)]) == 2
    assert f"found {epoch!r}, expected seconds since 1970" in capsys.readouterr().err


ZONES = {"Pacific/Kiritimati": "2020-01-01 10:00", "Etc/GMT+12": "2019-12-31 22:00"}
"""Zones, and times there that are on the other side of NOW than by the clock of UTC."""


@pytest.mark.parametrize(("zone", "date"), ZONES.items())
def test_the_command_takes_the_archives_clock(site, capsys, monkeypatch, zone, date):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    words = "They dig in the night, unseen by any of us."
    here = site({
        "conf.py": f"{CONF}archive_timezone = {zone!r}\n",
        "posts/2015/one.md": post("One", "Some words."),
        "posts/2016/quokka.md": post("Of quokkas", words, date=date),
    })  # fmt: skip
    built = here.build()
    is_withheld = zone == "Etc/GMT+12"
    assert built.has("posts/2016/quokka.html") != is_withheld
    (built.output / "told.html").write_text(f"<p>{words}</p>", "utf-8")
    command = ["check", "--leaks", str(built.output), "--site", str(here.source)]
    assert cli.main(command) == int(is_withheld)
    assert ("posts/2016/quokka.md" in capsys.readouterr().err) == is_withheld
