"""What terms.yml says of tags and categories, as readers meet it."""

import pytest

from tests.building.sites import SiteFolder, file_of, post, wait

TERMS = """\
tags:
  configuration management:
    description: Programs that keep machines <as they are> described.
    aliases: [cfgmgmt, config mgmt]
categories:
  DevOps:
    description: Where developers and operators meet.
    aliases: [ops]
"""
LINKS = "[It](#tag-cfgmgmt) and [that](#category-ops).\n\n```{tags} cfgmgmt\n```\n"
FILES = {
    "terms.yml": TERMS,
    "posts/one.md": post("One", LINKS, tags=["cfgmgmt", "puppet"], category="ops"),
    "posts/two.md": post("Two", tags=["Config-Mgmt", "puppet"], category="devops"),
    "posts/three.md": post("Three", tags=["configuration management", "alone"]),
}
HERE = "_tags/configuration-management.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return SiteFolder.of(tmp_path_factory.mktemp("vocabulary"), FILES).build()


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_aliases_are_one_term_with_one_page(build, builder):
    built = build(FILES, builder)
    name = HERE if builder == "html" else HERE.replace(".html", "/index.html")
    assert built.page(name).xpath("string(//h1)").removesuffix("¶") == "configuration management"
    assert sorted(built.titles(name)) == ["One", "Three", "Two"]
    index = "_tags/tagsindex.html" if builder == "html" else "_tags/tagsindex/index.html"
    assert set(built.links(index)) == {"alone", "configuration management", "puppet"}


def test_pages_show_what_a_term_is(built):
    assert "Programs that keep machines <as they are> described." in built.main(HERE)
    assert "Where developers and operators meet." in built.main("blog/category/devops.html")
    (description,) = built.page(HERE).xpath("//meta[@name='description']/@content")
    assert description == "Programs that keep machines <as they are> described."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("_tags/cfgmgmt.html", HERE),
        ("_tags/config-mgmt.html", HERE),
        ("blog/category/ops.html", "blog/category/devops.html"),
    ],
)
def test_the_addresses_of_aliases_lead_to_the_term(built, old, new):
    (refresh,) = built.page(old).xpath("//meta[@http-equiv='refresh']/@content")
    assert file_of(old, refresh.partition("url=")[2]) == new


def test_links_may_name_a_term_by_its_aliases(built):
    links = built.links("posts/one.html")
    assert file_of("posts/one.html", links["It"]) == HERE
    assert file_of("posts/one.html", links["that"]) == "blog/category/devops.html"
    assert file_of("posts/one.html", links["cfgmgmt"]) == HERE
    assert links["configuration management"] == links["It"]


def test_a_feed_calls_its_posts_by_the_term(built):
    feed = built.text("_tags/configuration-management/atom.xml")
    assert feed.count('label="configuration management"') == 3


def test_who_subscribed_to_an_alias_gets_the_feed_of_the_term(built):
    feed = built.text("_tags/configuration-management/atom.xml")
    assert built.text("_tags/cfgmgmt/atom.xml") == feed
    assert built.has("blog/category/ops/atom.xml")


def test_a_term_leads_to_the_tags_that_its_posts_share(built):
    related = "//*[@class='archive-related-tags']//li"
    found = [
        " ".join(item.text_content().split())
        for name in (HERE, "blog/category/devops.html")
        for item in built.page(name).xpath(related)
    ]
    assert found == ["puppet 2", "puppet 2", "configuration management 3"]
    assert not built.page("_tags/alone.html").xpath(related)


def test_a_term_misspelled_in_the_file_is_told(build):
    files = {"terms.yml": "tags:\n  pupet:\n    description: A tool.\n"}
    (warning,) = build(FILES | files, warnings=True).warnings[:1]
    assert "terms.yml:2: WARNING: tags: pupet: no post bears it; did you mean 'puppet'?" in warning
    assert "confarchive.unknown-term" in warning


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param(None, id="the file goes"),
        pytest.param(TERMS.replace("cfgmgmt, ", ""), id="an alias goes"),
        pytest.param(TERMS.replace("configuration m", "Configuration m"), id="a new spelling"),
        pytest.param(TERMS.replace("Programs", "Things"), id="another description"),
        pytest.param(TERMS.replace("DevOps", "Operations"), id="a category is renamed"),
    ],
)
def test_after_a_change_the_site_is_as_built_anew(site, tmp_path, terms):
    here = site(FILES)
    here.build()
    wait()
    here.write({"terms.yml": terms})
    built = here.build(warnings=True)
    assert built.files() == here.copy(tmp_path / "clean").build(warnings=True).files()
