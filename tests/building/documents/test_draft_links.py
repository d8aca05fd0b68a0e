"""A page that is shown and speaks of a draft keeps its words, and tells no more than them."""

import pytest
from sphinx.errors import ExtensionError

from tests.building.sites import SiteFolder, leaks, post, wait

DRAFT = "posts/2016/quokka.md"
ONE = "posts/2015/one.md"
LINKS = {
    "Markdown": "See [my **words**](../2016/quokka.md) there.",
    "Markdown with a fragment": "See [my **words**](../2016/quokka.md#a-part) there.",
    "Markdown from the site's root": "See [my **words**](/posts/2016/quokka.md) there.",
    "Markdown by reference": "See [my **words**][r] there.\n\n[r]: ../2016/quokka.md",
    "Markdown with a title": 'See [my **words**](../2016/quokka.md "Title") there.',
    "doc role": "See {doc}`my words </posts/2016/quokka>` there.",
    "relative doc role": "See {doc}`my words <../2016/quokka>` there.",
    "raw HTML": 'See <a href="../2016/quokka.md">my <b>words</b></a> there.',
    "raw HTML with a fragment": 'See <a href="../2016/quokka.md#part">my <b>words</b></a> there.',
    "raw HTML without quotes": "See <a href=../2016/quokka.md>my words</a> there.",
    "raw HTML in capitals": "See <A\n HREF='../2016/quokka.md'>my words</A> there.",
    "a block of raw HTML": '<div>\n<a href="../2016/quokka.md">See my words there.</a>\n</div>',
}
URLS = {
    "raw HTML to the file from the root": "/posts/2016/quokka.md",
    "raw HTML to the page": "../2016/quokka.html#part",
    "raw HTML to the page's folder": "../../2016/quokka/?a=b",
    "raw HTML to the page from the root": "/posts/2016/quokka",
    "raw HTML to the whole address": "//archive.example/posts/2016/quokka/index.html",
    "Markdown to the whole address": "https://archive.example/posts/2016/quokka.html",
}
"""Links that stay as they are written when they lead to a post that is shown."""
LINKS |= {
    form: f"See [my **words**]({url}) there."
    if "Markdown" in form
    else f'See <a href="{url}">my words</a> there.'
    for form, url in URLS.items()
}
LINE = 7  # where the body starts


def draft(**header):
    return post(
        "Quokka", "The quokka.\n\n(a-part)=\n## A part\n\nQuokka.", **{"status": "draft"} | header
    )


@pytest.fixture(scope="module")
def linking(tmp_path_factory):
    """A site with a post for each form of link."""
    posts = {f"posts/2015/{n}.md": post(f"Post {n}", LINKS[form]) for n, form in enumerate(LINKS)}
    return SiteFolder.of(tmp_path_factory.mktemp("links"), posts | {DRAFT: draft()})


@pytest.fixture(scope="module")
def built(linking):
    trees = linking.folder / "html/.doctrees"
    return linking.build(doctrees=trees, warnings=True, blog_feed_fulltext=True)


def test_nothing_tells_where_the_links_led(built):
    assert not leaks(built.output, "quokka")


@pytest.mark.parametrize("form", LINKS)
def test_the_words_stay_and_the_link_goes(built, form):
    name = f"posts/2015/{list(LINKS).index(form)}"
    assert "See my words there." in built.main(f"{name}.html")
    assert "my words" not in built.links(f"{name}.html")
    (warning,) = [warning for warning in built.warnings if warning.startswith(f"{name}.md")]
    assert warning.startswith(f"{name}.md:{LINE}: ")
    assert DRAFT in warning
    assert warning.endswith("[confarchive.draft-link]")


def test_publishing_brings_the_links_back_and_taking_back_takes_them(linking, built):
    trees = built.doctrees
    linking.write({DRAFT: draft(status=None)})
    again = linking.build(doctrees=trees)
    for number, form in enumerate(LINKS):
        fragment = ("#a-part" if "Markdown" in form else "#part") if "fragment" in form else ""
        links = again.links(f"posts/2015/{number}.html", "//*[@itemprop='articleBody']")
        assert list(links.values()) == [URLS.get(form, f"../2016/quokka.html{fragment}")], form
    wait()
    linking.write({DRAFT: draft()})
    again = linking.build(doctrees=trees, warnings=True)
    assert not leaks(again.output, "quokka")
    assert len(again.warnings) == len(LINKS)


@pytest.mark.parametrize(
    "url", ["../2016/quokka.html", "/posts/2016/quokka.html#x", "../../2016/quokka/"]
)
def test_a_link_to_the_page_that_a_draft_would_have_is_cut(build, url):
    built = build(
        {DRAFT: draft(), ONE: post("One", f"See [my words]({url}) there.")}, warnings=True
    )
    assert not leaks(built.output, "quokka")
    assert not leaks(built.doctrees, "quokka")
    assert "See my words there." in built.main("posts/2015/one.html")
    assert [warning.split()[-1] for warning in built.warnings] == ["[confarchive.draft-link]"]


def test_places_named_like_a_draft_are_no_links_to_it(build):
    words = (
        "(quokka)=\n\nA [place](#quokka), a [tag](#tag-quokka),"
        ' a <a href="/blog/category/quokka.html">list</a>,'
        " [another site](https://quokka.example/posts/2016/quokka.html)."
    )
    near = post("Near", words, tags=["quokka"], category="quokka")
    built = build({DRAFT: draft(), "posts/2016/near.md": near})
    found = built.links("posts/2016/near.html", "//*[@itemprop='articleBody']")
    assert list(found) == ["place", "tag", "list", "another site"]


@pytest.mark.parametrize(
    "link",
    [
        "[](../2016/quokka.md)",
        "<project:../2016/quokka.md>",
        "<https://archive.example/posts/2016/quokka.html>",
    ],
)
def test_a_link_without_words_does_not_tell_the_title(build, link):
    built = build({DRAFT: draft(), ONE: post("One", f"See {link} there.")}, warnings=True)
    assert not leaks(built.output, "quokka")
    assert any("confarchive.draft-link" in warning for warning in built.warnings)


def test_a_doc_role_without_words_does_not_tell_the_title(build):
    files = {DRAFT: draft(), ONE: post("One", "See {doc}`../2016/quokka` there.")}
    built = build(files, warnings=True)
    assert not leaks(built.output / "posts", "a part")
    assert not built.page("posts/2015/one.html").xpath("//article//a[contains(@href, 'quokka')]")


def test_the_source_of_a_page_that_speaks_of_a_draft_is_not_offered(site):
    files = {DRAFT: draft(), ONE: post("One", LINKS["Markdown"]), "posts/2015/b.md": post()}
    here = site(files | {"_templates/sidebar/brand.html": "<i>{{ sourcename }}</i>"})
    shown = {"html_copy_source": True, "templates_path": ["_templates"]}
    source = "_sources/posts/2015/one.md.txt"
    built = here.build(warnings=True, **shown)
    assert not leaks(built.output, "quokka")
    assert not built.has(source)
    assert built.has("_sources/posts/2015/b.md.txt")
    pages = (built.page(f"posts/2015/{name}.html") for name in ("one", "b"))
    assert [page.xpath("string(//i)") for page in pages] == ["", "posts/2015/b.md.txt"]
    here.write({DRAFT: draft(status=None)})
    assert here.build(**shown).has(source)
    wait()
    here.write({DRAFT: draft()})
    assert not leaks(here.build(warnings=True, **shown).output, "quokka")


def test_each_link_is_told_with_its_line(build):
    body = (
        "A [one](../2016/quokka.md).\n\nA [two](../2016/quokka.md).\n\n- [three](../2016/quokka.md)"
    )
    built = build({DRAFT: draft(), ONE: post("One", body)}, warnings=True)
    places = sorted(warning.split(": ")[0].rpartition(":")[2] for warning in built.warnings)
    assert places == ["11", "7", "9"]


def test_a_link_to_a_draft_can_be_allowed(build):
    files = {DRAFT: draft(), ONE: post("One", LINKS["Markdown"])}
    build(files, suppress_warnings="confarchive.draft-link")


def test_every_build_tells_again(site):
    here = site({DRAFT: draft(), ONE: post("One", LINKS["Markdown"])})
    first, second = here.build(warnings=True), here.build(warnings=True)
    assert second.warnings == first.warnings
    assert not second.read
    assert not second.written


def test_a_preview_has_the_links(build):
    built = build({DRAFT: draft(), ONE: post("One", LINKS["Markdown"])}, tags=["drafts"])
    assert built.links("posts/2015/one.html")["my words"] == "../2016/quokka.html"


def test_pages_that_are_no_posts_lose_links_too(build):
    link = "\n\nSee [my words]({}).\n"
    files = {
        DRAFT: draft(),
        "index.md": "# Home" + link.format("posts/2016/quokka.md"),
        "pages/about.md": "# About" + link.format("../posts/2016/quokka.md"),
    }
    built = build(files, warnings=True)
    assert not leaks(built.output, "quokka")
    assert len(built.warnings) == 2


def test_a_draft_may_link_to_drafts_unseen(build):
    files = {
        DRAFT: draft(),
        "posts/2016/other.md": post("Other", LINKS["Markdown"], status="draft"),
    }
    assert not leaks(build(files).output, "quokka")


@pytest.mark.parametrize(
    "taken",
    [
        "{download}`my words <../2016/quokka.md>`",
        "![my words](../2016/quokka.md)",
        "```{include} ../2016/quokka.md\n```",
        "```{literalinclude} ../2016/quokka.md\n```",
        "```{raw} html\n:file: ../2016/quokka.md\n```",
        "```{csv-table}\n:file: ../2016/quokka.md\n```",
        "```{figure} ../2016/quokka.md\n```",
    ],
)
def test_a_page_cannot_take_a_draft_in(site, taken):
    here = site({DRAFT: draft(), ONE: post("One", taken)})
    with pytest.raises(ExtensionError, match=r"posts/2015/one\.md takes in posts/2016/quokka\.md"):
        here.build(warnings=True)
    assert not leaks(here.folder / "html", "quokka")


@pytest.mark.parametrize(
    "tag",
    [
        '<img src="{}">',
        '<img srcset="{} 2x, /posts/2016/quokka.html 3x">',
        "<object data='{}'></object>",
        "<video src={}>",
        '<q cite="{}">so it is</q>',
        '<form action="{}"></form>',
        '<i data-more="{}">so it is</i>',
    ],
)
def test_raw_html_cannot_take_a_draft_in(site, tag):
    here = site({DRAFT: draft(), ONE: post("One", f"A {tag.format('../2016/quokka.md')} there.")})
    built = here.build(warnings=True)
    assert not leaks(built.output, "quokka")
    assert "confarchive.draft-link" in built.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "A <!-- later: ../2016/quokka.md --> word.",
        "<!--\n[Later](../2016/quokka.md)\n\nand *more*\n-->\n\nA word.",
        "% later: quokka\n\nA word.",
        "<div>\n<!-- quokka -->\n<p>A word.</p>\n</div>",
        "<div>\n<p>A <!-- quokka\n and more of it --> word.</p><!--quokka-->\n</div>".replace(
            " <!", "<!"
        ),
        "<table><tr><td>A word.<!-- > quokka --!></td></tr></table>",
        "```{raw} html\n<p>A word.<!-- quokka --></p>\n```",
        "- A <b>word<!-- quokka --></b>.",
        "<p title='<!--'>A word.</p><!-- quokka -->",
    ],
)
def test_comments_are_for_the_author_alone(build, text):
    built = build({DRAFT: draft(), ONE: post("One", text)}, blog_feed_fulltext=True)
    assert not leaks(built.output, "quokka")
    assert "A word." in built.main("posts/2015/one.html")


def test_what_only_looks_like_a_comment_stays(build):
    text = "<div>\n<script>var a = '<!-- it -->';</script><i title='<!-- it -->'>A</i>\n</div>"
    built = build({ONE: post("One", text)})
    assert built.text("posts/2015/one.html").count("<!-- it -->") == 2


def test_a_draft_may_take_another_in(build):
    other = post("Other", "```{include} quokka.md\n```", status="draft")
    built = build({DRAFT: draft(), "posts/2016/other.md": other})
    assert not leaks(built.output, "quokka")


def test_a_draft_that_cannot_be_read_is_linked_to_by_words_alone(build):
    files = {DRAFT: b"\xff", ONE: post("One", LINKS["Markdown"])}
    built = build(files, warnings=True)
    assert not leaks(built.output, "quokka")
    assert "See my words there." in built.main("posts/2015/one.html")
