"""References by name: the roles of conferences and posts, and links that name one."""

import pytest
from sphinx.util.inventory import InventoryFile

from tests.building.sites import leaks, post, wait

CONFERENCES = "fosdem:\n  name: FOSDEM\n  editions:\n    2015: {city: Brussels, country: BE}\n"
REFERENCES = {
    "{conf}`fosdem-2015`": ("FOSDEM 2015", "../../conferences/fosdem-2015.html"),
    "{conf}`fosdem`": ("FOSDEM", "../../conferences/fosdem.html"),
    "{conf}`the *Brussels* one <fosdem-2015>`": (
        "the *Brussels* one",
        "../../conferences/fosdem-2015.html",
    ),
    "{archive:conf}`fosdem`": ("FOSDEM", "../../conferences/fosdem.html"),
    "[there](#fosdem-2015)": ("there", "../../conferences/fosdem-2015.html"),
    "[](#fosdem-2015)": ("FOSDEM 2015", "../../conferences/fosdem-2015.html"),
    "{post}`old`": ("Old & new", "../2013/old.html"),
    "{post}`the other <old>`": ("the other", "../2013/old.html"),
    "{post}`quiet`": ("Quiet", "../2013/quiet.html"),
    "[](../2013/old.md)": ("Old & new", "../2013/old.html"),
    "[](#year-2013)": ("2013", "../../blog/2013.html"),
    "[all](#list-years)": ("all", "../../blog/archive.html"),
    "[](#list-conferences)": ("Conferences", "../../conferences.html"),
}
FILES = {
    "conferences.yml": CONFERENCES,
    "posts/2013/old.md": post("Old & new", date="2013-01-01", conferences=["fosdem-2015"]),
    "posts/2013/quiet.md": post("Quiet", date="2013-01-01", status="hidden"),
}
PATH = "posts/2015/one.md"


def test_every_way_to_refer_leads_there(build):
    body = "\n\n".join(f"Before {text} after." for text in REFERENCES)
    built = build(FILES | {PATH: post(body=body)})
    paragraphs = built.page("posts/2015/one.html").xpath("//*[@itemprop='articleBody']//p")
    found = [
        (" ".join(link.text_content().split()), link.get("href"))
        for paragraph in paragraphs
        for link in paragraph.xpath("a")
    ]
    assert found == list(REFERENCES.values())
    assert [text.text_content() for text in paragraphs] == [
        f"Before {words} after." for words, _ in REFERENCES.values()
    ]


def test_in_folders_references_lead_there_too(build):
    built = build(FILES | {PATH: post(body="{conf}`fosdem` and {post}`old`.")}, "dirhtml")
    links = built.links("posts/2015/one/index.html", "//*[@itemprop='articleBody']")
    assert links == {"FOSDEM": "../../../conferences/fosdem/", "Old & new": "../../2013/old/"}


def test_a_role_cites(build):
    built = build(FILES | {PATH: post(body="So says {post}`old` too.")})
    assert built.page("posts/2013/old.html").xpath("//blockquote//mark/text()") == ["Old & new"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{conf}`fosdm-2015`", "no conference is called 'fosdm-2015'; did you mean 'fosdem-2015'?"),
        ("{conf}`zzz`", "no conference is called 'zzz' [confarchive.dead-link]"),
        ("{post}`olt`", "no post is called 'olt' [confarchive.dead-link]"),
        ("{post}`qiet`", "no post is called 'qiet'; did you mean 'quiet'?"),
        ("[a](#fosdm-2015)", "nothing is called 'fosdm-2015'; did you mean 'fosdem-2015'?"),
        (
            "[a](../2014/quiet.md)",
            "there is no file 'posts/2014/quiet.md'; did you mean 'posts/2013/quiet.md'?",
        ),
        (
            "<project:../2013/qiet.md>",
            "there is no file 'posts/2013/qiet.md'; did you mean 'posts/2013/quiet.md'?",
        ),
        ("[](/posts/zzz.md)", "'myst' cross-reference target not found: '/posts/zzz.md'"),
    ],
)
def test_a_missing_target_tells_file_line_and_what_is_near(build, text, message):
    built = build(FILES | {PATH: post(body=f"One.\n\nTwo {text}.")}, warnings=True)
    (warning,) = built.warnings
    assert f"{PATH}:9: WARNING: {message}" in warning
    assert "Two" in built.main("posts/2015/one.html")


@pytest.mark.parametrize("target", ["../2014/quiet.md", "#fosdm-2015"])
def test_a_missing_target_without_words_shows_itself(build, target):
    built = build(FILES | {PATH: post(body=f"See []({target}).")}, warnings=True)
    assert f"See {target.removeprefix('#')}." in built.main("posts/2015/one.html")


def test_labels_of_the_author_are_no_mistakes(build):
    body = "(fosdm)=\n\n## Part\n\n[here](#fosdm)"
    assert build(FILES | {PATH: post(body=body)}).has("posts/2015/one.html")


def test_a_reference_to_a_draft_keeps_its_words_and_is_reported(site):
    here = site(
        {
            PATH: post(body="See {post}`this one <quokka>`, and {post}`quokka`."),
            "posts/2014/quokka.md": post("Quokka", status="draft"),
        }
    )
    built = here.build(warnings=True)
    assert "See this one, and ." in built.main("posts/2015/one.html")
    assert len(built.warnings) == 2
    assert "posts/2014/quokka.md, a draft" in built.warnings[0]
    assert not leaks(built.output, "quokka")
    assert not leaks(built.doctrees, "quokka")
    here.write({"posts/2014/quokka.md": post("Quokka")})
    assert here.build().links("posts/2015/one.html", "//p")["Quokka"] == "../2014/quokka.html"


def test_other_sites_reach_conferences_posts_and_lists(build):
    built = build(FILES | {PATH: post(tags=["python"])})
    with (built.output / "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(
            file, "https://archive.example", lambda *parts: "/".join(parts)
        )
    conference = inventory["archive:conf"]["fosdem-2015"]
    assert conference.uri == "https://archive.example/conferences/fosdem-2015.html"
    assert conference.display_name == "FOSDEM 2015"
    assert inventory["archive:post"]["old"].uri == "https://archive.example/posts/2013/old.html"
    assert inventory["archive:list"]["tag-python"].uri.endswith("/_tags/python.html")


WORDLESS = "At {conf}`fosdem-2015` or [](#fosdem) with {post}`old`, [](../2013/old.md), {doc}`/posts/2013/old`"


def test_summaries_show_what_references_show(build):
    built = build(FILES | {PATH: post(body=f"{WORDLESS}.")})
    shown = "At FOSDEM 2015 or FOSDEM with Old & new, Old & new, Old & new."
    page = built.page("posts/2015/one.html")
    assert page.xpath("//meta[@name='description']/@content") == [shown]
    assert shown in built.main("posts/2015/one.html")
    assert shown in built.main("blog.html")


def test_a_sentence_that_cites_shows_what_references_show(build):
    built = build(
        FILES | {PATH: post(body=f"{WORDLESS} and [it](../2013/quiet.md) at {{conf}}`fosdem`.")}
    )
    (quote,) = built.page("posts/2013/quiet.html").xpath("//blockquote")
    assert quote.text_content().strip() == (
        "At FOSDEM 2015 or FOSDEM with Old & new, Old & new, Old & new and it at FOSDEM."
    )


@pytest.mark.parametrize(
    "files",
    [
        {"conferences.yml": CONFERENCES.replace("FOSDEM", "Fosdem")},
        {"posts/2013/old.md": None, "posts/2014/old.md": post("Moved", date="2014-01-01")},
    ],
)
def test_a_reference_follows_what_it_names(site, tmp_path, files):
    here = site(FILES | {PATH: post(body="{conf}`fosdem-2015` {post}`old`, {post}`quiet`")})
    here.build()
    wait()
    here.write(files)
    built = here.build(warnings=True)
    assert "posts/2015/one" in built.written
    assert built.files() == here.copy(tmp_path / "clean").build(warnings=True).files()
