"""Feeds and later pages of lists that a Pelican blog had: where they stood, and what feeds called each post."""

from datetime import UTC, datetime
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
from feedgenerator import get_tag_uri

from confarchive.importing import Options, import_posts
from confarchive.importing.sources.pelican import addresses, feeds, reader, settings
from confarchive.model.addresses.page_names import PageNames
from confarchive.model.files.yaml_text import read
from confarchive.model.frontmatter import parse

POST = "Title: {title}\nDate: 2015-02-0{day} 03:44\nCategory: Dev Ops\nTags: C++\nAuthors: Jane Doe\n{more}\nWords.\n"
ALL = "atom:blog"
OPS, JANE = "blog/category/dev-ops", "blog/author/jane-doe"


@pytest.fixture
def lists(write):
    """Return a function that returns the lists of a blog with these settings and three posts."""

    def lists(conf, published="", more=""):
        files = {
            f"content/{day}.md": POST.format(title=f"Trip {day}", day=day, more=more)
            for day in (1, 2, 3)
        }
        files |= {"pelicanconf.py": f"PATH = 'content'\n{conf}"}
        files |= {"publishconf.py": f"from pelicanconf import *\n{published}"} if published else {}
        root = write("blog", files)
        ours, _ = settings.load(root)
        posts = [reader.read(file, ours).post for file in sorted(root.glob("content/*.md"))]
        return addresses.lists(posts, ours)

    return lists


DEFAULTS = {
    "feeds/all.atom.xml": ALL,
    "feeds/dev-ops.atom.xml": f"atom:{OPS}",
    "feeds/jane-doe.atom.xml": f"atom:{JANE}",
    "feeds/jane-doe.rss.xml": f"rss:{JANE}",
    "feeds/all-en.atom.xml": ALL,
}
NONE = "".join(
    f"{name} = None\n"
    for name in (
        *("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM"),
        *("AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS"),
    )
)


@pytest.mark.parametrize(
    ("conf", "published", "table"),
    [
        ("", "", DEFAULTS),
        (NONE, "", {}),
        (NONE, "FEED_ALL_ATOM = 'all.xml'\n", {"all.xml": ALL}),
        (f"{NONE}FEED_ALL_RSS = 'rss.xml'\nFEED_RSS = 'main.rss'\n", "", {"rss.xml": "rss:blog", "main.rss": "rss:blog"}),
        (f"{NONE}TAG_FEED_ATOM = 't/{{slug}}.xml'\n", "", {"t/c.xml": "atom:_tags/c-plus-plus"}),
        (f"{NONE}CATEGORY_FEED_RSS = '/%s/rss'\n", "", {"dev-ops/rss": f"rss:{OPS}"}),
        (f"{NONE}FEED = 'old.xml'\n", "", {"old.xml": ALL}),
        (f"{NONE}FEED_ALL_ATOM = '../out.xml'\n", "", {}),
    ],
)  # fmt: skip
def test_the_feeds_that_settings_and_defaults_name(lists, conf, published, table):
    assert lists(conf, published).feed_table(PageNames()) == table


def test_feeds_of_languages_are_those_of_the_archives_languages(lists):
    table = lists("DEFAULT_LANG = 'de'\n", more="Lang: fr").feed_table(PageNames())
    assert table["feeds/all-fr.atom.xml"] == "atom:blog/language/fr"


PAGE = "category/dev-ops"


TWO = "DEFAULT_PAGINATION = 2\n"
FOLDERS = "(2, '{base_name}/page/{number}/', '{base_name}/page/{number}/index.html')"


@pytest.mark.parametrize(
    ("conf", "later"),
    [
        ("", set()),
        ("DEFAULT_PAGINATION = 5\n", set()),
        ("DEFAULT_PAGINATION = 1\n", {f"{PAGE}2", f"{PAGE}3"}),
        ("DEFAULT_PAGINATION = 2\n", {f"{PAGE}2"}),
        ("PAGINATED_TEMPLATES = {'category': 2}\n", {f"{PAGE}2"}),
        ("DEFAULT_PAGINATION = 2\nPAGINATED_TEMPLATES = {'tag': None}\n", set()),
        (f"{TWO}PAGINATION_PATTERNS = ((1, '{{url}}', '{{save_as}}'), {FOLDERS})\n", {f"{PAGE}/page/2/index"}),
        ("DEFAULT_PAGINATION = 2\nPAGINATION_PATTERNS = [(1, 'x', '{name}{number}{extension}'), (-1, 'y', '{name}-last.html')]\n",
         {f"{PAGE}-last"}),
        ("DEFAULT_PAGINATION = 2\nPAGINATION_PATTERNS = [(2, '{nobody}', '{0}')]\n", set()),
    ],
)  # fmt: skip
def test_later_pages_lead_to_their_list(lists, conf, later):
    table = lists(conf).table(PageNames())
    assert {name for name, page in table.items() if page == OPS} == {PAGE, *later}


def test_later_pages_of_the_home_page_lead_home(lists):
    assert lists("DEFAULT_PAGINATION = 2\n").table(PageNames())["index2"] == "index"


def test_an_import_writes_where_feeds_stood_and_what_they_called_each_post(write, site):
    files = {
        "pelicanconf.py": "PATH = 'content'\nSITEURL = ''\nARTICLE_URL = '{date:%Y}/{slug}/'\n"
        "ARTICLE_SAVE_AS = '{date:%Y}/{slug}/index.html'\n",
        "publishconf.py": "from pelicanconf import *\nSITEURL = 'https://Blog.example:8000/me'\n",
        "content/1.md": POST.format(title="Trip", day=1, more=""),
        "content/pages/about.md": "Title: About\nDate: 2015-02-03\n\nWords.\n",
    }
    report = import_posts(write("blog", files), site, Options(jobs=1))
    written = {each.source: (site / each.post).read_text("utf-8") for each in report.posts}
    post, _ = parse(written["1.md"], "posts/2015/trip.md")
    assert post.source.id == "tag:blog.example,2015-02-01:/me/2015/trip/"
    assert parse(written["pages/about.md"], "pages/about.md")[0].source.id == ""
    table = read((site / "redirects.yml").read_text("utf-8"))
    assert {name: table[name].value for name in DEFAULTS} == DEFAULTS


@pytest.mark.parametrize("url", ["trip.html", "2015/trip/", "größe.html", "a%20b.html", "t.html#x"])
@pytest.mark.parametrize("site", ["https://Blog.example:8000/me", "http://blog.example"])
@pytest.mark.parametrize("date", [datetime(2015, 2, 3, 23, 30), datetime(2015, 2, 3, tzinfo=UTC)])
def test_a_post_is_called_as_pelican_calls_it(url, site, date):
    post = SimpleNamespace(date=date, page=False)
    assert feeds.entry_id(post, url, [site]) == get_tag_uri(urljoin(f"{site}/", url), date)


@pytest.mark.parametrize(
    ("url", "sites", "date", "page"),
    [
        ("", ["https://a.example"], datetime(2015, 2, 3), False),
        ("a.html", [], datetime(2015, 2, 3), False),
        ("a.html", ["https://a.example"], None, False),
        ("a.html", ["https://a.example"], datetime(2015, 2, 3), True),
    ],
)
def test_what_stood_in_no_feed_is_called_nothing(url, sites, date, page):
    assert feeds.entry_id(SimpleNamespace(date=date, page=page), url, sites) == ""


def test_of_two_addresses_of_a_site_the_published_one_counts():
    post = SimpleNamespace(date=datetime(2015, 2, 3), page=False)
    sites = ["https://trial.example", "https://blog.example"]
    assert feeds.entry_id(post, "a.html", sites) == "tag:blog.example,2015-02-03:/a.html"
