"""A draft whose every part has one word in it, so that its traces can be found."""

from tests.building.sites import PICTURE, post

SECRET = "quokka"  # noqa: S105 (no password)
"""Every name, title, term, file and sentence of the draft has it."""
PATH = "posts/2016/quokka-days.md"


def secret(**header):
    """Return the draft; *header* is why it is one."""
    values = {
        "date": "2016-05-06",
        "updated": "2016-05-07",
        "author": "Quokka Author",
        "category": "Quokka category",
        "tags": ["Quokka tag", "python"],
        "conferences": ["quokka-2016"],
        "location": "Quokka Town",
        "summary": "The quokka in short.",
        "image": "../../files/quokka.svg",
        "redirect": "old/quokka, quokka-too/",
        "series": "Quokka series",
        "talks": [
            {
                "title": "Quokka talk",
                "speakers": ["Quokka Speaker"],
                "conference": "quokka-2015",
                "slides": "../../files/quokka-slides.pdf",
                "video": "https://video.example/quokka",
            }
        ],
        **header,
    }
    body = (
        "The quokka meets.\n\n## Quokka heading\n\n(quokka-label)=\n\n### Another\n\n"
        "![A quokka](../../files/quokka.svg) {download}`Quokka file <../../files/quokka.txt>`\n\n"
        '<img src="../../files/quokka-raw.png"> <a href="../../files/quokka.pdf">quokka</a>\n\n'
        "```python\nquokka = 1\n```\n\nA note.[^quokka]\n\n[^quokka]: About the quokka.\n"
    )
    return post("Quokka days", body, **values)


FILES = {
    "posts/2015/one.md": post("One", "Some words.", tags=["python"], category="Notes"),
    "posts/2017/two.md": post("Two", "More words.", date="2017-01-01", tags=["python"]),
    "people.yml": (
        "quokka-author:\n  name: Quokka Author\n  aliases: [Q. Quokka]\n"
        "  url: https://quokka.example/\n  about: Counts every quokka.\n"
    ),
    "files/quokka.svg": PICTURE.format("quokka"),
    "files/quokka.txt": "quokka\n",
    "files/quokka-raw.png": b"quokka",
    "files/quokka.pdf": b"quokka",
    "files/quokka-slides.pdf": b"quokka",
}
REASONS = {
    "status": {"status": "draft"},
    "no date": {"date": None},
    "empty date": {"date": ""},
    "a day to come": {"date": "2020-01-02"},
    "an hour to come": {"date": "2020-01-01 00:01"},
    "an hour to come elsewhere": {"date": "2020-01-01 01:00-05:00"},
    "expired": {"expires": "2019-12-31"},
    "expired this moment": {"expires": "2020-01-01"},
}
