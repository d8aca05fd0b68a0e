"""Many tags, conferences and links in posts take an import as much longer as there are more."""

import pytest
from lxml.html import fragment_fromstring

from confarchive.importing import Options, import_posts, myst
from confarchive.importing.formulas.loaded_scripts import without_comments
from confarchive.importing.highlighting import for_code_of as without_colours_of
from confarchive.importing.markdown.repair.inline import escape_roles
from confarchive.importing.verify.page import RenderedPage
from confarchive.importing.writing.new_conferences import Entries
from confarchive.model.conferences.conference_findings import Certainty, Finding
from confarchive.runtime.time_limit import within
from tests.growth import LINEAR, growth

POST = "Title: A\nDate: 2015-02-03\nTags: {tags}\n\n{body}\n"
ENTRY = "gala{0}:\n  name: Gala {0}\n  editions:\n    2015: {{city: Bruges}}\n"


def listed(shape, number, between=", "):
    return between.join(shape.format(each) for each in range(number))


TEXTS = {
    "tags": lambda n: {"a.md": POST.format(tags=listed("tag {}", n), body="")},
    "conferences": lambda n: {
        "a.md": POST.format(tags="", body=listed("Gala {0} 2015. Gala {0} 2015", n, ". "))
    },
    "new conferences": lambda n: {
        "a.md": POST.format(tags=listed("FOSDEM {}", n), body=listed("X{}Conf 2015", n, ". "))
    },
    "conferences as tags": lambda n: {"a.md": POST.format(tags=listed("Gala {} 2016", n), body="")},
    "links": lambda n: {
        "a.md": POST.format(tags="", body=listed("[x]({{filename}}b.md)", n, " ")),
        "b.md": POST.format(tags="", body=""),
    },
    "links to sections": lambda n: {
        "a.md": POST.format(tags="", body=listed("[x]({{filename}}b.md#s-{})", n, "\n\n")),
        "b.md": POST.format(tags="", body=listed("## S {}", n, "\n\n")),
    },
    "headings": lambda n: {"a.md": POST.format(tags="", body=listed("## S {}", n, "\n\n"))},
    "notes": lambda n: {
        "a.md": POST.format(
            tags="", body=listed("w[^{}]", n, " ") + "\n\n" + listed("[^{}]: Note.", n, "\n")
        )
    },
    "references": lambda n: {
        "a.md": POST.format(
            tags="", body=listed("[w][{}]", n, " ") + "\n\n" + listed("[{}]: /x", n, "\n")
        )
    },
    "rows": lambda n: {"a.md": POST.format(tags="", body="a | b\n--|--\n" + "c | d\n" * n)},
    "items": lambda n: {"a.md": POST.format(tags="", body="- *a* `b`\n" * n)},
    "pictures": lambda n: {
        "a.md": POST.format(
            tags="", body=listed("![{}]({{static}}gone{}.png)".replace("{}", "{0}"), n, " ")
        )
    },
    "HTML": lambda n: {"a.md": POST.format(tags="", body='<p><a href="/x">x</a></p>\n\n' * n)},
}


@pytest.mark.parametrize("text", TEXTS)
def test_the_work_follows_the_number(write, text):
    def work(number):
        blog = write(f"blog{number}", {"pelicanconf.py": "PATH = 'content'\n"})
        write(f"blog{number}/content", TEXTS[text](number))
        entries = "".join(map(ENTRY.format, range(number)))
        site = write(f"site{number}", {"conf.py": "", "conferences.yml": entries})
        import_posts(blog, site, Options(jobs=1, seconds=0))

    assert growth(work, 50) < LINEAR


def finding(series, year):
    return Finding(
        series=series, name=series, year=year, where="title", evidence="", certainty=Certainty.SURE
    )


@pytest.mark.parametrize("kind", ["series", "editions"])
def test_posts_that_each_name_a_new_conference_are_described_as_fast(write, kind):
    def work(number):
        entries = Entries(write(f"site{number}", {}))
        for each in range(number):
            years = (2015, 2016) if kind == "editions" else (2015,)
            for year in years:
                entries.add([finding(f"gala{each}", year)])
        assert entries.text.count("{}") == number * len(years)

    assert growth(work, 50) < LINEAR


def headings_as_written():
    page = RenderedPage(fragment_fromstring("<h2>a</h2>" * 8000, create_parent="div"), str)
    assert {page.plain(heading) for heading in page.root} == {"a"}


OPTIONS = "{'extension_configs': {}}"
LONG = {
    "comments left open": lambda: without_comments("<!-- " * 40_000 + "{# a #}"),
    "a line of fences": lambda: without_colours_of("`" * 100_000, OPTIONS),
    "code in a line": lambda: escape_roles("`a` {b}`c` " * 15_000, None),
    "signs in a line": lambda: myst.escape(("`" + "a" * 40) * 40_000),
    "headings": headings_as_written,
}


@pytest.mark.parametrize("work", LONG.values(), ids=LONG)
def test_long_texts_take_no_time(work):
    with within(2):  # of the processor's; where work follows the square it is ten and more
        work()
