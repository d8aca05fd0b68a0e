"""What an import makes of the conferences that posts speak of."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.summary import told
from confarchive.model import frontmatter
from confarchive.model.files.conference_file import read
from tests.towns import degrees

FOSDEM = "Title: FOSDEM 2015\nDate: 2015-02-03\n\nWords.\n"
OURS = "# Ours\nfosdem: {name: FOSDEM}\n"


@pytest.fixture
def bring(tmp_path):
    """Return a function that imports a blog of files, and returns the report."""
    blog, site = tmp_path / "blog", tmp_path / "site"
    blog.mkdir()
    site.mkdir()

    def bring(files, **options):
        for name, text in files.items():
            (blog / name).parent.mkdir(exist_ok=True)
            (blog / name).write_text(text, "utf-8")
        return import_posts(blog, site, Options(jobs=1, **options))

    bring.site = site
    return bring


def named(site, path):
    return frontmatter.parse((site / path).read_text("utf-8"), path)[0].conferences


def written(site):
    """Return all that an import has written, but for its record of itself."""
    files = (
        path for path in site.rglob("*") if path.is_file() and ".confarchive" not in path.parts
    )
    return {path: path.read_bytes() for path in files}


def test_what_is_beyond_doubt_is_named_and_described(bring):
    report = bring({"a.md": FOSDEM, "b.md": FOSDEM.replace("2015", "2014")})
    assert report.problems == ()
    assert report.conferences == ("fosdem-2014", "fosdem-2015")
    assert named(bring.site, "posts/2015/fosdem-2015.md") == ("fosdem-2015",)
    conferences, problems = read((bring.site / "conferences.yml").read_text("utf-8"))
    assert problems == ()
    (series,) = conferences.series
    assert (series.name, series.url) == ("FOSDEM", "https://fosdem.org/")
    assert [edition.key for edition in series.editions] == ["2014", "2015"]


def test_what_is_less_sure_is_left_to_the_reader(bring):
    report = bring({"a.md": "Title: A\nDate: 2015-02-03\n\nAt FOSDEM, and FOSDEM 2014 once.\n"})
    assert report.conferences == ()
    assert named(bring.site, "posts/2015/a.md") == ()
    assert not (bring.site / "conferences.yml").exists()


def test_what_is_only_mentioned_is_named_apart(bring):
    text = "Title: Newsletter\nDate: 2015-02-03\n\nFOSDEM 2014 is over. FOSDEM 2014 was good.\n"
    report = bring({"a.md": text})
    assert report.conferences == ("fosdem-2014",)
    post, _ = frontmatter.parse(
        (bring.site / "posts/2015/newsletter.md").read_text("utf-8"), "posts/2015/newsletter.md"
    )
    assert (post.conferences, post.mentions) == ((), ("fosdem-2014",))
    before = written(bring.site)
    (bring.site / "conferences.yml").write_text("", "utf-8")
    assert bring({"a.md": text}).conferences == ("fosdem-2014",)  # lost, and described again
    assert written(bring.site) == before


def test_what_the_file_calls_no_conference_is_none(bring):
    (bring.site / "conferences.yml").write_text("fosdem: never\n", "utf-8")
    assert bring({"a.md": FOSDEM}).conferences == ()
    assert (bring.site / "conferences.yml").read_text("utf-8") == "fosdem: never\n"


@pytest.mark.parametrize("header", ["Status: draft", "Status: hidden", "Date: 2999-01-01"])
def test_nothing_tells_of_what_is_not_shown(bring, header):
    key = header.partition(":")[0]
    lines = [line for line in FOSDEM.split("\n") if not line.startswith(key)]
    bring({"a.md": "\n".join([header, *lines])})
    assert not (bring.site / "conferences.yml").exists()


def test_what_the_file_says_stays(bring):
    (bring.site / "conferences.yml").write_text(OURS, "utf-8")
    bring({"a.md": FOSDEM})
    assert (bring.site / "conferences.yml").read_text("utf-8") == (
        "# Ours\nfosdem: {name: FOSDEM, editions: {2015: {dates: 2015-01-31/2015-02-01, city: Brussels, "
        f"country: BE, venue: ULB Solbosch, coordinates: '{degrees('Brussels', 'BE')}'}}}}}}  # dates, city, country, venue: "
        "known: https://archive.fosdem.org/; coordinates: GeoNames: Brussels\n"
    )


def test_a_file_without_a_place_for_it_is_told_once(bring):
    (bring.site / "conferences.yml").write_text("fosdem: [\n", "utf-8")
    report = bring({"a.md": FOSDEM, "b.md": FOSDEM.replace("2015", "2014")})
    (problem,) = report.problems
    assert problem.path == "conferences.yml"
    assert named(bring.site, "posts/2015/fosdem-2015.md") == ()


def test_importing_again_changes_nothing(bring):
    files = {"a.md": FOSDEM}
    bring(files)
    before = written(bring.site)
    bring(files)
    for path in (bring.site / "posts").rglob("*.md"):
        path.unlink()
    assert bring(files).conferences == ()
    assert written(bring.site) == before


@pytest.mark.parametrize("left", ["", "fosdem: {name: FOSDEM}\n"])
def test_what_an_unchanged_post_names_is_described_again(bring, left):
    files = {"a.md": FOSDEM, "b.md": "Title: Home\nDate: 2015-02-03\n\nWords.\n"}
    bring(files)
    post = bring.site / "posts/2015/fosdem-2015.md"
    before, file = post.read_bytes(), bring.site / "conferences.yml"
    file.write_text(left, "utf-8")  # as before an import for good, of posts that are there already
    report = bring(files)
    assert report.conferences == ("fosdem-2015",)
    assert read(file.read_text("utf-8"))[0].find("fosdem-2015")
    assert {each.outcome.value for each in report.posts} == {"unchanged"}
    assert post.read_bytes() == before
    assert bring(files).conferences == ()


def test_what_a_person_named_is_theirs_to_describe(bring):
    bring({"a.md": FOSDEM})
    post = bring.site / "posts/2015/fosdem-2015.md"
    post.write_text(post.read_text("utf-8").replace("[fosdem-2015]", "[ourconf-2015]"), "utf-8")
    assert bring({"a.md": FOSDEM}).conferences == ()


def test_a_rehearsal_writes_nothing(bring):
    assert bring({"a.md": FOSDEM}, dry_run=True).conferences == ("fosdem-2015",)
    assert list(bring.site.iterdir()) == []


def test_the_summary_tells_of_it(bring):
    report = bring({"a.md": FOSDEM})
    line = "1 conference added to conferences.yml; confarchive check proposes what is less sure."
    assert line in list(told(report))


TOLD = (
    "Title: Gear Hackfest 2015\nDate: 2015-02-03\n\nWords.\n\n"
    "Gear Hackfest 2015 takes place on March 6-9, 2015, in Ghent, Belgium.\n"
)


def test_editions_get_the_days_and_towns_that_their_posts_tell(bring):
    bring({"a.md": TOLD})
    path = "posts/2015/gear-hackfest-2015.md"
    lines = (bring.site / path).read_text("utf-8").splitlines()
    words = "Gear Hackfest 2015 takes place on March 6-9, 2015, in Ghent, Belgium"
    at = f"{path}:{lines.index(f'{words}.') + 1}"
    short = words.partition(", in")[0]
    assert (bring.site / "conferences.yml").read_text("utf-8").partition("editions:\n")[2] == (
        "    2015:\n"
        f"      dates: 2015-03-06/2015-03-09  # {at}: “{short}”\n"
        f"      city: Ghent  # {at}: “{words}”\n"
        f"      country: BE  # {at}: “{words}”\n"
        f"      coordinates: {degrees('Gent', 'BE')}  # GeoNames: Gent\n"
    )


def test_editions_get_what_is_known_of_them(bring):
    bring({"a.md": FOSDEM})
    (series,) = read((bring.site / "conferences.yml").read_text("utf-8"))[0].series
    (edition,) = series.editions
    assert (edition.city, edition.country) == ("Brussels", "BE")
    assert (edition.start.isoformat(), edition.end.isoformat()) == ("2015-01-31", "2015-02-01")


def test_what_a_person_takes_out_again_stays_out(bring):
    bring({"a.md": FOSDEM})
    file = bring.site / "conferences.yml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "city:" not in line), "utf-8")
    before = file.read_bytes()
    bring({"b.md": FOSDEM.replace("2015", "2014")})
    assert file.read_bytes().startswith(before.partition(b"  editions:\n")[0])
    edition = read(file.read_text("utf-8"))[0].find("fosdem-2015")
    assert (edition.city, edition.country) == ("", "BE")


def test_nothing_of_a_draft_is_told(bring):
    draft = TOLD.replace("Date:", "Status: draft\nDate:").replace("Words.", "Not yet.")
    bring({"a.md": draft, "b.md": TOLD.partition("Words")[0] + "More.\n"})
    assert "2015: {}" in (bring.site / "conferences.yml").read_text("utf-8")


TALK = "Title: Gala\nDate: 2015-02-03\nAuthor: {}\n{}\n\nAt FOSDEM 2015 I gave a talk titled **Measuring it**.\n"


def test_an_authors_own_talks_are_listed(bring):
    bring({"a.md": TALK.format("Jane Doe", ""), "b.md": TALK.format("", "Slug: b")})
    text = (bring.site / "posts/2015/gala.md").read_text("utf-8")
    assert "talks:\n  - {title: Measuring it, speakers: [Jane Doe]}\n" in text
    assert "talks:" not in (bring.site / "posts/2015/b.md").read_text("utf-8")


def test_those_of_drafts_are_not(bring):
    bring({"a.md": TALK.format("Jane Doe", "Status: draft")})
    assert "talks:" not in (bring.site / "posts/2015/gala.md").read_text("utf-8")
