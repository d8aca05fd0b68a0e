"""Which edition a programme or a list is of, by what the file calls it."""

from html import escape

import pytest

from confarchive.curating import editions_told, load, write
from confarchive.model.meetings import read_file
from tests.curating.test_read_meetings import fosdem_form

DESCRIBED = "gala:\n  name: Gala\n  editions:\n    2018: {}\n"


@pytest.fixture
def programmes(archive, post, tmp_path):
    """Return a function that gives the editions that have a programme when one of this name is read."""

    def written(name, *, named=(), acronym="", start="2013-12-27"):
        archive({"conferences.yml": DESCRIBED, "posts/a.md": post(conferences=list(named))})
        text = fosdem_form(1, name=escape(name), start=start, end=start)
        text = text.replace("</title>", f"</title><acronym>{acronym}</acronym>", 1)
        (tmp_path / "p.xml").write_text(text, "utf-8")
        write(tmp_path, editions_told(load(tmp_path), [read_file(tmp_path / "p.xml")]))
        return set(load(tmp_path).programmes)

    return written


@pytest.mark.parametrize(
    ("name", "more", "slug"),
    [
        ("30th Chaos Communication Congress", {}, "ccc-2013"),
        ("30th Chaos Communication Congress", {"named": ["ccc-2013"], "acronym": "30c3"}, "ccc-2013"),
        ("Our Congress", {"acronym": "30c3"}, "ccc-2013"),
        ("Welcome!", {"acronym": "fosdem-2013", "start": "2013-02-02"}, "fosdem-2013"),
        ("XIV. FOSDEM", {"start": "2014-02-01"}, "fosdem-2014"),
        ("3rd Annual Gala 2018", {}, "gala-2018"),
        ("PyCon DE & PyData Berlin 2024", {"named": ["pycon-de-2024"]}, "pycon-de-2024"),
        ("PyCon DE & PyData Berlin 2024", {"named": ["pydata-berlin-2024"]}, "pydata-berlin-2024"),
        ("PyCon DE & PyData Berlin 2024", {}, "pycon-de-2024"),
        ("Gala 2018: bridges", {}, "gala-2018"),
        ("FOSDEM 18", {"start": "2018-02-03"}, "fosdem-2018"),
        ("FOSDEM'18", {"start": "2018-02-03"}, "fosdem-2018"),
        ("DebConf18", {"start": "2018-07-29"}, "debconf-2018"),
        ("FrOSCon 13", {"start": "2018-08-25"}, "froscon-2018"),
        ("GPN18", {"start": "2018-05-10", "named": ["gpn-2018"]}, "gpn-2018"),
        ("Gala V", {"start": "2018-05-10"}, "gala-2018"),
        ("Gala #5", {"start": "2018-05-10"}, "gala-2018"),
        ("Web 2", {"start": "2018-05-10"}, "web-2-2018"),
        ("Grazer Linuxtage 2018", {"named": ["glt-2018"], "acronym": "glt18"}, "glt-2018"),
        ("Grazer Linuxtage 2018", {"named": ["glt-2018"], "acronym": "GLT2018"}, "glt-2018"),
        ("Chemnitzer Linux-Tage 2018", {"named": ["clt-2018"], "acronym": "clt2018"}, "clt-2018"),
        ("4th Fair of Bridges 2018", {}, "fair-of-bridges-2018"),
        ("Fair & Square Days 2018", {}, "fair-and-square-days-2018"),
        ("Fair of Bridges 2018", {"acronym": "fob18"}, "fair-of-bridges-2018"),
    ],
)  # fmt: skip
def test_which_edition_a_programme_is_of(programmes, name, more, slug):
    assert programmes(name, **more) == {slug}


def test_a_file_of_which_nothing_is_taken_is_told(archive, tmp_path):
    archive({"conferences.yml": DESCRIBED})
    listed = (
        '[{"name": "Fair", "startDate": "2018-02-02"}, {"name": "Ball", "startDate": "2018-02-02"}]'
    )
    (tmp_path / "a.json").write_text(listed, "utf-8")
    (told,) = editions_told(load(tmp_path), [read_file(tmp_path / "a.json")])
    assert "tells of 'Fair', 'Ball', none of which a post names" in told.problem.message
    assert told.problem.message.endswith("and read the file again")
