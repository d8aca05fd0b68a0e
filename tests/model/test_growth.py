"""Many conferences, tags and names take as much longer as there are more of them."""

from datetime import UTC, date, datetime

import pytest

from confarchive.curating.learned_names import learned
from confarchive.model import archive
from confarchive.model.addresses.slugs import is_name
from confarchive.model.conferences.conference import Conferences, fitting
from confarchive.model.conferences.conference_detection import detect
from confarchive.model.conferences.conference_names import Catalogue
from confarchive.model.files import conference_file
from confarchive.model.post import Post
from tests.growth import LINEAR, growth

NOW = datetime(2030, 1, 1, tzinfo=UTC)
ENTRY = "gala{0}th:\n  name: Gala {0}th\n  editions:\n    2015: {{city: Bruges}}\n"


def entries(number):
    return "".join(map(ENTRY.format, range(number)))


def post(**values):
    return Post(path="posts/2015/a.md", title="A", date=date(2015, 2, 3), **values)


def described(number):
    conference_file.read(entries(number))


def spoken_of(number):
    known, _ = conference_file.read(entries(number))
    text = ". ".join(f"Gala {each}th was in 2015" for each in range(number))
    assert len(detect(post(body=text), Catalogue(known))) == number


def guessed(number):
    text = ". ".join(
        f"PyCon {each} and Ab{chr(97 + each % 26) * (each // 26)}Conf" for each in range(number)
    )
    detect(post(body=text), Catalogue(Conferences()))


def overlapping(number):
    known, _ = conference_file.read(entries(number))
    text = "\n\n".join(f"Gala {each}th Conference 2015" for each in range(number))
    detect(post(body=text), Catalogue(known))


def like_names(number):
    known = Catalogue(Conferences())
    for word in (
        "A ",
        "The ",
        "aA&'+",
        "Aa Bb Cc Conferenc ",
        "FOSDEM 2014, ",
        "PyData in ",
        "## a\n",
        "> a\n",
    ):
        detect(post(body=word * number, tags=(word * number,), category=word * number), known)


def recurring(number):  # of names that no other run has: what is made of them is kept
    posts = [
        Post(
            path=f"posts/2015/{each}.md",
            title=f"Gala{number}x{each % max(1, number // 3)}y Meet {each}",
            body="A conference.",
            date=date(2015, 2, 3),
            tags=("Aa " * 30 + "15",),
        )
        for each in range(number)
    ]
    learned(posts, Catalogue(Conferences()))


def undescribed(number):
    Conferences().completed({f"gala-2015-{each}" for each in range(number)})
    Conferences().completed({f"gala{each}-2015" for each in range(number)})


def misnamed(number):
    is_name.cache_clear()
    fitting([post(conferences=tuple("-" * each for each in range(1, number)))])


def scanned(number, tmp_path):
    names = ", ".join(f"gala{each}-2016" for each in range(number))
    tags = ", ".join(f"tag {each}" for each in range(number))
    (tmp_path / "posts").mkdir(exist_ok=True)
    text = f"---\ndate: 2015-02-03\nconferences: [{names}]\ntags: [{tags}]\n---\n\n# A\n"
    (tmp_path / "posts/a.md").write_text(text)
    (tmp_path / "conferences.yml").write_text(entries(number))
    archive.scan(tmp_path, now=NOW)


@pytest.mark.parametrize(
    "work",
    [
        described,
        spoken_of,
        guessed,
        overlapping,
        like_names,
        recurring,
        undescribed,
        misnamed,
    ],
)
def test_the_work_follows_the_number(work):
    assert growth(work, 100) < LINEAR


def test_so_does_that_of_an_archive(tmp_path):
    assert growth(lambda number: scanned(number, tmp_path), 100) < LINEAR
