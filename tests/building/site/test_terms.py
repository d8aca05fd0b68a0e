"""Tags, categories, authors, years: one page each, at an address of its own."""

from unittest import mock

import pytest

from tests.building.sites import CONF, file_of, post, wait

ALIKE = ["C", "C++", "C#", ".NET", "NET", "node.js", "日本語", "Café", "R&D", "!?"]


def many(*tags):
    return {f"posts/{n}.md": post(f"Post {n}", tags=[tag]) for n, tag in enumerate(tags)}


def test_tags_that_differ_in_signs_have_a_page_each(build):
    built = build(many(*ALIKE))
    pages = set()
    for number, tag in enumerate(ALIKE):
        name = f"posts/{number}.html"
        (address,) = built.page(name).xpath("//*[@class='archive-tags']//a/@href")
        page = file_of(name, address)
        pages.add(page)
        assert built.page(page).xpath("string(//h1)").removesuffix("¶") == tag
        assert built.titles(page) == [f"Post {number}"]
    assert len(pages) == len(ALIKE)
    assert set(ALIKE) <= built.links("_tags/tagsindex.html").keys()


@pytest.mark.parametrize("sort", ["category", "author", "location", "language"])
def test_names_that_differ_in_signs_have_a_page_each(build, sort):
    names = ["C", "C++", "C#"]
    built = build({f"posts/{n}.md": post(n, **{sort: f'"{n}"'}) for n in names})
    for name, page in zip(names, ("c", "c-plus-plus", "c-sharp"), strict=True):
        assert built.titles(f"blog/{sort}/{page}.html") == [name]


def test_spellings_of_one_tag_share_a_page_under_the_most_used_one(build):
    built = build(many("python", "Python", "Python", "PYTHON"))
    assert sorted(built.titles("_tags/python.html")) == [f"Post {n}" for n in range(4)]
    assert built.page("_tags/python.html").xpath("string(//h1)").removesuffix("¶") == "Python"
    for number in range(4):
        assert "Python" in built.links(f"posts/{number}.html")
    assert [name for name in built.links("_tags/tagsindex.html") if "ython" in name] == ["Python"]


def test_a_post_that_bears_a_tag_twice_stands_there_once(build):
    built = build({"posts/1.md": post("One", tags=["a b", "A-B"], author=["X", "x"])})
    assert built.titles("_tags/a-b.html") == ["One"]
    assert built.titles("blog/author/x.html") == ["One"]


def test_categories_and_authors_may_be_lists(build):
    files = {
        "posts/1.md": post("One", author=["Ada", "Bo Reed"]),
        "posts/2.md": post("Two", author="Ada, Bo Reed", category="PyCon"),
        "posts/3.md": post("Three", author=["Smith, Jr."]),
    }
    built = build(files)
    assert sorted(built.titles("blog/author/ada.html")) == ["One", "Two"]
    assert sorted(built.titles("blog/author/bo-reed.html")) == ["One", "Two"]
    assert built.titles("blog/author/smith-jr.html") == ["Three"]
    assert built.titles("blog/category/pycon.html") == ["Two"]
    assert sorted(built.links("blog/author.html")) == ["Ada", "Bo Reed", "Smith, Jr."]


def test_two_categories_are_told_and_taken_for_none(build):
    files = {
        "posts/1.md": post("One", category=["PyCon", "FOSDEM"]),
        "posts/2.md": post("Two", category="PyCon"),
    }
    built = build(files, warnings=True)
    assert "posts/1.md:3: WARNING: category: found ['PyCon', 'FOSDEM']" in built.warnings[0]
    assert built.titles("blog/category/pycon.html") == ["Two"]


def test_terms_may_be_called_as_pages_of_the_archive_are(build):
    names = ["index", "tagsindex", "atom", "archive", "2015", "drafts", "category"]
    files = {f"posts/{n}.md": post(n, tags=[n], category=f'"{n}"') for n in names}
    built = build(files)
    for name in names:
        (page,) = {
            file_of("posts/x.html", a)
            for a in built.page(f"posts/{name}.html").xpath("//*[@class='archive-tags']//a/@href")
        }
        assert built.titles(page) == [name]
    assert set(names) <= built.links("_tags/tagsindex.html").keys()
    assert sorted(built.titles("blog/2015.html")) == sorted(names)


def test_two_posts_of_one_file_name_are_told(build):
    files = {
        "posts/2015/one.md": post("First"),
        "posts/2016/one.md": post("Second", date="2016-01-01"),
    }
    built = build(files, warnings=True)
    (warning,) = built.warnings
    assert "posts/2016/one.md" in warning
    assert "confarchive.duplicate-slug" in warning
    assert built.titles("blog.html") == ["Second", "First"]
    assert "First" in built.main("posts/2015/one.html")
    assert "Second" in built.main("posts/2016/one.html")


@pytest.mark.parametrize(
    "when", ["2015-02-03 03:44+02:00", "2015-02-03T03:44:00Z", "2015-02-03 03:44 -0500"]
)
def test_dates_with_an_offset(build, when):
    files = {
        "posts/1.md": post("Zone", date=when),
        "posts/2.md": post("Local", date="2015-02-04 03:44"),
        "posts/3.md": post("Day", date="2015-02-02"),
    }
    assert build(files).titles("blog.html") == ["Local", "Zone", "Day"]


def test_posts_stand_in_the_order_of_the_moments_they_were_written(build):
    files = {
        "posts/1.md": post("West", date="2015-02-03 23:00-10:00"),
        "posts/2.md": post("East", date="2015-02-04 08:00+09:00"),
    }
    assert build(files).titles("blog.html") == ["West", "East"]


@pytest.mark.parametrize("date", ["2015-02-03", "2015-02-03 10:00+02:00"])
def test_an_update_has_its_title(build, date):
    body = "Words.\n\n```{update} 2015-03-04\nMore is known.\n```\n"
    built = build({"posts/1.md": post("One", body, date=date)})
    assert "Updated on 2015-03-04 More is known." in built.main("posts/1.html")


def test_an_update_may_stand_on_a_page_without_a_date(build):
    built = build({"pages/a.md": "# A\n\n```{update} 4 March 2015\nMore is known.\n```\n"})
    assert "Updated on 4 March 2015 More is known." in built.main("pages/a.html")


@pytest.mark.parametrize("header", [{"blogpost": "true"}, {"blogpost": "false"}])
def test_ablogs_own_mark_of_a_post_changes_nothing(build, header):
    files = {
        "posts/1.md": post("One", date="2015-02-03 03:44+02:00", author=["A", "B"], **header),
        "posts/2.md": post("Two", status="hidden", **header),
        "pages/p.md": post("Page", date=None, **header),
    }
    built = build(files)
    assert built.titles("blog.html") == ["One"]
    assert built.titles("blog/author/a.html") == ["One"]


def test_a_hidden_post_with_ablogs_mark_stays_hidden_where_nothing_is_listed(build):
    built = build({"posts/1.md": post("One", status="hidden", blogpost="true")})
    assert built.titles("blog.html") == []
    assert "One" not in built.text("index.html")


def test_many_tags_stand_under_their_first_letters(build):
    tags = ["'Zen'", "zebra", "Éire", "eel", "2015", "C++", "C", "日本", "~", "(a) b", *ALIKE]
    built = build({"posts/1.md": post(tags=[*tags, *(f"fill {n:02}" for n in range(40))])})
    page = built.page("_tags/tagsindex.html")
    letters = page.xpath("//h2[@class='archive-letter']/text()")
    assert letters == ["#", "A", "C", "E", "F", "N", "R", "Z", "日"]
    under = dict(zip(letters, page.xpath("//ul[@class='archive-terms']"), strict=True))
    assert under["E"].xpath("li/a/text()") == ["eel", "Éire"]
    assert under["Z"].xpath("li/a/text()") == ["zebra", "'Zen'"]


# -- sphinx-tags


@pytest.mark.parametrize("fence", ["```{tags}", ":::{tags}", "````{tags}"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_tags_in_the_text_lead_to_their_pages(build, fence, builder):
    body = f"{fence} python, C++\n{fence.rstrip('{tags}')}\n"
    files = {"posts/1.md": post("One", body), "posts/2.md": post("Two", tags=["Python", "C++"])}
    built = build(files, builder)
    name = "posts/1.html" if builder == "html" else "posts/1/index.html"
    links = built.links(name, "//*[@itemprop='articleBody']")
    assert list(links) == ["python", "C++"]
    for address in links.values():
        assert "Two" in built.titles(file_of(name, address))


def test_a_fence_of_tags_in_a_code_sample_is_code(build):
    body = "````\n```{tags} sample\n```\n````\n"
    built = build({"posts/1.md": post("One", body, tags=["real"])})
    assert "sample" not in built.links("_tags/tagsindex.html")
    assert not built.has("_tags/sample.html")


def test_a_tag_in_the_text_that_no_header_has_is_words_until_one_has_it(site):
    here = site({"posts/1.md": post("One", "```{tags} somewhere\n```\n", tags=["Some where"])})
    told = "no post has the tag 'somewhere' in its header; did you mean 'some-where'?"
    built = here.build(warnings=True)
    assert built.warnings == (f"posts/1.md:8: WARNING: {told} [confarchive.dead-link]",)
    assert "somewhere" in built.main("posts/1.html")
    assert not built.links("posts/1.html", "//*[@itemprop='articleBody']")
    here.write({"posts/2.md": post("Two", tags=["somewhere"])})
    built = here.build()
    links = built.links("posts/1.html", "//*[@itemprop='articleBody']")
    assert links == {"somewhere": "../_tags/somewhere.html"}


def test_a_hidden_post_may_name_its_tags_in_its_text(build):
    body = "```{tags} somewhere\n```\n"
    built = build({"posts/1.md": post("One", body, tags=["Somewhere"], status="hidden")})
    assert "somewhere" in built.main("posts/1.html")


@pytest.mark.parametrize("create", [True, False])
def test_tags_have_one_page_each_whoever_is_to_make_them(build, create):
    files = {"posts/1.md": post("One", "```{tags} other, python\n```\n", tags=["Python", "other"])}
    with mock.patch("sphinx_tags.logger.info") as said:
        built = build(files, tags_create_tags=create)
    assert list(built.links("_tags/tagsindex.html")) == ["other", "Python"]
    assert not said.called


def test_documents_of_tags_are_written_only_when_they_differ(site):
    here = site({"posts/1.md": post("One", tags=["a", "b"])})
    here.build()
    before = {path: path.stat().st_mtime_ns for path in (here.source / "_tags").glob("*.md")}
    wait()
    here.write({"posts/2.md": post("Two", tags=["a", "c"])})
    here.build()
    after = {path: path.stat().st_mtime_ns for path in (here.source / "_tags").glob("*.md")}
    assert {path.name for path in before} == {"a.md", "b.md", "tagsindex.md"}
    assert {path.name for path in after} == {"a.md", "b.md", "c.md", "tagsindex.md"}
    assert {path: after[path] for path in before} == before


def test_a_tag_that_is_gone_leaves_no_page(site):
    here = site({"posts/1.md": post("One", tags=["a", "gone"])})
    assert here.build().has("_tags/gone.html")
    here.write({"posts/1.md": post("One", tags=["a"])})
    built = here.build()
    assert not built.has("_tags/gone.html")
    assert not built.has("_tags/gone")
    assert not (here.source / "_tags/gone.md").exists()
    assert "gone" not in built.text("searchindex.js")
    assert "gone" not in built.text("_tags/tagsindex.html")


def test_the_last_tag_gone_leaves_no_overview(site):
    here = site({"posts/1.md": post("One", tags=["a"])})
    here.build()
    here.write({"posts/1.md": post("One")})
    built = here.build()
    assert not built.has("_tags/tagsindex.html")
    assert "Tags" not in built.links("index.html", "//nav")


def test_tags_may_stand_in_another_folder(build):
    conf = CONF + 'tags_output_dir = "subjects"\ntags_overview_title = "Subjects"\n'
    built = build({"conf.py": conf, "posts/1.md": post("One", tags=["a"])})
    assert built.titles("subjects/a.html") == ["One"]
    assert built.page("subjects/tagsindex.html").xpath("string(//h1)").removesuffix("¶")
    assert not built.has("_tags")


def test_badges_have_the_colours_of_the_settings(build):
    conf = CONF + 'tags_create_badges = True\ntags_badge_colors = {"py*": "warning"}\n'
    built = build({"conf.py": conf, "posts/1.md": post("One", tags=["python", "other"])})
    classes = built.page("posts/1.html").xpath("//*[@class='archive-tags']//a/@class")
    assert classes == [
        "archive-tag p-category archive-tag-warning",
        "archive-tag p-category archive-tag-primary",
    ]


def test_blog_may_stand_in_another_folder(build):
    conf = CONF + 'blog_path = "notes"\n'
    built = build({"conf.py": conf, "posts/1.md": post("One", category="Cat")})
    assert built.titles("notes.html") == ["One"]
    assert built.titles("notes/category/cat.html") == ["One"]
    assert built.has("notes/atom.xml")
