"""A blog's time zone: the archive's setting is filled, or times come with their offsets."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.importing.summary import told

POST = "Title: {}\nDate: {}\n\nWords.\n"
BLOG = {
    "content/winter.md": POST.format("Winter", "2020-01-02 23:30"),
    "content/summer.md": POST.format("Summer", "2020-07-02 23:30"),
    "content/day.md": POST.format("Day", "2020-07-03"),
    "content/told.md": POST.format("Told", "2020-07-04 10:00 +0200"),
}
OURS = "project = 'Ours'\n"


@pytest.fixture
def bring(write):
    def bring(zone, conf=OURS, **options):
        settings = f"SITENAME = 'Hall'\nPATH = 'content'\n{zone}"
        blog = write("blog", {**BLOG, "pelicanconf.py": settings})
        site = write("site", {"conf.py": conf} if conf is not None else {})
        report = import_posts(blog, site, Options(jobs=1, **options))
        return report, site

    return bring


def dates(site):
    texts = {path.stem: path.read_text("utf-8") for path in sorted((site / "posts").rglob("*.md"))}
    return {name: text.split("\n")[1].removeprefix("date: ") for name, text in texts.items()}


LOCAL = {
    "winter": "2020-01-02 23:30",
    "summer": "2020-07-02 23:30",
    "day": "2020-07-03",
    "told": "2020-07-04 10:00+02:00",
}
WITH_OFFSETS = LOCAL | {"winter": "2020-01-02 23:30-05:00", "summer": "2020-07-02 23:30-04:00"}
ZONE = "TIMEZONE = 'America/New_York'"
FILLED = "archive_timezone = 'America/New_York'\n"


def test_the_archives_setting_is_filled(bring):
    report, site = bring(ZONE)
    conf = (site / "conf.py").read_text("utf-8")
    assert conf.startswith(OURS)
    assert conf.endswith(FILLED)
    assert dates(site) == LOCAL
    assert not report.problems
    assert any("'America/New_York'" in line for line in told(report))
    again = import_posts(site.parent / "blog", site, Options(jobs=1))
    assert (site / "conf.py").read_text("utf-8") == conf
    assert again.time_zone == ""


@pytest.mark.parametrize("conf", ["", "a = 1", "a = 1\r\nb = 2\r\n", "# é\n"])
def test_the_rest_of_the_file_stays(bring, conf):
    _, site = bring(ZONE, conf=conf.encode())
    data = (site / "conf.py").read_bytes()
    assert data.startswith(conf.encode())
    values = {}
    exec(data, values)  # noqa: S102
    assert values["archive_timezone"] == "America/New_York"
    assert (b"\r\n" in data) == (b"\n" not in data.replace(b"\r\n", b""))


def test_an_archive_in_the_same_zone(bring):
    _, site = bring(ZONE, conf=OURS + FILLED)
    assert (site / "conf.py").read_text("utf-8") == OURS + FILLED
    assert dates(site) == LOCAL


@pytest.mark.parametrize("zone", ["'Asia/Tokyo'", "''", "None"])
def test_an_archive_in_another_zone(bring, zone):
    conf = f"archive_timezone = {zone}\n"
    _, site = bring(ZONE, conf=conf)
    assert (site / "conf.py").read_text("utf-8") == conf
    assert dates(site) == WITH_OFFSETS


@pytest.mark.parametrize(
    ("conf", "zone", "told"),
    [
        ("archive_timezone = make()\n", ZONE, "archive_timezone is computed"),
        ("this is no Python\n", ZONE, "archive_timezone = 'America/New_York'"),
        (None, ZONE, "archive_timezone = 'America/New_York'"),
        (OURS, "TIMEZONE = 'Mars/Olympus'", "'Mars/Olympus' is no time zone"),
        (OURS, "TIMEZONE = '../../etc/passwd'", "is no time zone"),
    ],
)
def test_what_cannot_be_filled_is_told(bring, conf, zone, told):
    report, site = bring(zone, conf=conf)
    (problem,) = report.problems
    assert told in problem.message
    assert dates(site) == LOCAL
    assert not (site / "conf.py").exists() or (site / "conf.py").read_text("utf-8") == conf


@pytest.mark.parametrize("zone", ["", "DEFAULT_LANG = 'en'"])
def test_a_blog_that_names_no_zone(bring, zone):
    _, site = bring(zone)
    assert (site / "conf.py").read_text("utf-8") == OURS


def test_a_rehearsal_fills_nothing(bring):
    report, site = bring(ZONE, dry_run=True)
    assert (site / "conf.py").read_text("utf-8") == OURS
    assert report.time_zone == "America/New_York"


def test_times_before_there_were_zones(write, site):
    blog = write("old", {
        "pelicanconf.py": f"PATH = 'content'\n{ZONE}",
        "content/a.md": POST.format("A", "1850-01-02 10:00"),
    })  # fmt: skip
    (site / "conf.py").write_text("archive_timezone = 'UTC'\n", "utf-8")
    import_posts(blog, site, Options(jobs=1))
    assert dates(site) == {"a": "1850-01-02 10:00-04:57"}
