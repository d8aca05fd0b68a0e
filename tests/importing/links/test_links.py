"""Links: from what the author wrote to what stands in the archive's post."""

import pytest

from confarchive.importing.links.link_outcomes import Trouble


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("{filename}/2015/trip.md", "trip.md"),
        ("{filename}trip.md", "trip.md"),
        ("|filename|/2015/trip.md", "trip.md"),
        ("%7Bfilename%7D/2015/trip.md", "trip.md"),
        ("{filename}../pages/about.md", "../../pages/about.md"),
        ("{filename}/pages/about.md#who", "../../pages/about.md"),
        ("{filename}/pages/about.md?x=1#who", "../../pages/about.md"),
        ("{filename}/2015/my post.md", "mine.md"),
        ("{filename}/2015/my%20post.md", "mine.md"),
        ("{filename}/draft.md", "draft.md"),
        ("{filename}/images/x.png", "../../files/images/x.png"),
        ("{static}/images/x.png", "../../files/images/x.png"),
        ("{static}/images/x.png?v=1#top", "../../files/images/x.png?v=1#top"),
        ("{attach}hall.jpg", "../../files/2015/hall.jpg"),
        ("{attach}../images/x.png", "../../files/images/x.png"),
        ("{static}/images/été.png", "../../files/images/été.png"),
        ("{static}/images/%C3%A9t%C3%A9.png", "../../files/images/été.png"),
        ("{static}/images/a%20b%20(1)%23.png", "../../files/images/a%20b%20%281%29%23.png"),
        ("{tag}c++", "#tag-c-plus-plus"),
        ("{tag}C%2B%2B", "#tag-c-plus-plus"),
        ("{tag}big data", "#tag-big-data"),
        ("{category}Dev%20Ops", "#category-dev-ops"),
        ("{author}Jane Doe", "#author-jane-doe"),
        ("{index}", "../../index.md"),
    ],
)
def test_pelicans_own_links(resolve, url, expected):
    found, resolver = resolve(url)
    assert found == expected
    assert not resolver.dead


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/trip.html", "trip.md"),
        ("/mine.html#part", "mine.md"),
        ("mine.html", "mine.md"),
        ("./mine.html", "mine.md"),
        ("mine", "mine.md"),
        ("/trip-fr.html", "trip-fr.md"),
        ("/pages/about.html", "../../pages/about.md"),
        ("/drafts/draft.html", "draft.md"),
        ("https://example.org/blog/mine.html", "mine.md"),
        ("http://www.example.org/blog/mine.html", "mine.md"),
        ("//example.org/blog/mine.html", "mine.md"),
        ("https://example.org/blog", "../../index.md"),
        ("https://example.org/blog/", "../../index.md"),
        ("/blog/mine.html", "mine.md"),
        ("/", "../../index.md"),
        ("/index.html", "../../index.md"),
        ("/tag/big-data.html", "#tag-big-data"),
        ("/category/dev-ops.html", "#category-dev-ops"),
        ("/author/jane-doe.html", "#author-jane-doe"),
        ("/images/x.png", "../../files/images/x.png"),
        ("images/x.png", "../../files/images/x.png"),
        ("hall.jpg", "../../files/2015/hall.jpg"),
        ("/favicon.ico", "../../files/extra/favicon.ico"),
        (" /mine.html ", "mine.md"),
        ("my post.md", "mine.md"),
    ],
)
def test_old_addresses(resolve, url, expected):
    conf = "SITEURL = 'https://example.org/blog'\nEXTRA_PATH_METADATA = {'extra/favicon.ico': {'path': 'favicon.ico'}}"
    found, resolver = resolve(url, conf=conf)
    assert found == expected
    assert not resolver.dead


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/2015/02/mine/", "mine.md"),
        ("/2015/02/mine", "mine.md"),
        ("/2015/02/mine/index.html", "mine.md"),
        ("../mine/", "mine.md"),
        ("../../../pages/about.html", "../../pages/about.md"),
        ("/tag/big-data", "#tag-big-data"),
        ("/tag/big-data/index.html", "#tag-big-data"),
    ],
)
def test_old_addresses_that_are_folders(resolve, url, expected):
    conf = (
        "ARTICLE_URL = '{date:%Y}/02/{slug}/'\nARTICLE_SAVE_AS = '{date:%Y}/02/{slug}/index.html'\n"
        "TAG_URL = 'tag/{slug}'\nTAG_SAVE_AS = 'tag/{slug}/index.html'\n"
    )
    found, resolver = resolve(url, conf=conf)
    assert found == expected
    assert not resolver.dead


@pytest.mark.parametrize(
    "url",
    [
        "",
        "#part",
        "https://elsewhere.org/trip.html",
        "mailto:jane@example.org",
        "//cdn.example.net/x.js",
        "https://example.org.evil.net/mine.html",
        "https://example.org/other",
        "data:image/png;base64,AAAA",
        "tel:+123",
    ],
)
def test_what_is_somewhere_else_stays(resolve, url):
    found, resolver = resolve(url, conf="SITEURL = 'https://example.org/blog'")
    assert found == url
    assert not resolver.dead
    assert not resolver.files


@pytest.mark.parametrize(
    "url",
    [
        "{filename}/gone.md",
        "{static}/gone.png",
        "/gone.html",
        "gone.png",
        "{tag}gone",
        "{photo}x.png",
        "/feeds/all.atom.xml",
        "https://example.org/gone.html",
        "{{ x }}/y",
        "../../../../etc/passwd",
        "{static}/../pelicanconf.py",
        "/tag/gone.html",
    ],
)
def test_what_is_not_there_stays_and_is_remembered(resolve, url):
    found, resolver = resolve(url, conf="SITEURL = 'https://example.org'")
    assert found == url
    assert list(resolver.dead) == [url]
    assert not resolver.files


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/blog/2015/03/mine/", "mine.md"),
        ("/archives/mine.html", "mine.md"),
        ("https://example.org/mine", "mine.md"),
        ("/2014/03/mine/", None),
        ("/trip/", None),
    ],
)
def test_addresses_from_before_the_last_move_are_known_by_their_slug(resolve, url, expected):
    conf = "SITEURL = 'https://example.org'\nARTICLE_SAVE_AS = ARTICLE_URL = 'p/{slug}-x.html'"
    assert resolve(url, conf=conf, post="2015/my post.md")[0] == (expected or url)


def test_a_file_that_was_attached_to_another_post(resolve):
    conf = "ARTICLE_URL = 'p/{slug}/'\nARTICLE_SAVE_AS = 'p/{slug}/index.html'"
    assert (
        resolve("../trip/hall.jpg", conf=conf, post="2015/my post.md")[0]
        == "../../files/2015/hall.jpg"
    )
    assert resolve("/p/trip/hall.jpg", conf=conf)[0] == "../../files/2015/hall.jpg"


@pytest.mark.parametrize(
    "url", ["htp://e.org/", "https:/e.org", "https:…", "view-source:https://e.org"]
)
def test_addresses_that_no_browser_opens_are_told(resolve, url):
    found, resolver = resolve(url)
    assert (found, list(resolver.having(Trouble.CLOSED))) == (url, [url])


# Of https://www.iana.org/assignments/uri-schemes what people link with.
SCHEMES = [
    *("about", "bitcoin", "callto", "cid", "data", "doi", "facetime", "feed", "file"),
    *("ftp", "ftps", "geo", "git", "gemini", "gopher", "im", "irc", "irc6"),
    *("ircs", "jabber", "ldap", "ldaps", "magnet", "mailto", "maps", "market", "matrix"),
    *("mid", "mms", "news", "nntp", "pop", "rsync", "rtsp", "s3", "sftp"),
    *("sip", "sips", "skype", "sms", "ssh", "steam", "svn", "tel", "telnet"),
    *("tg", "urn", "vnc", "wais", "webcal", "whatsapp", "xmpp"),
]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_that_people_link_with_is_opened(resolve, scheme):
    for url in (f"{scheme}:x", f"{scheme.upper()}:x", f" {scheme}:x"):
        found, resolver = resolve(url)
        assert found == url
        assert not any(link.trouble for link in resolver.found.values())
    assert resolve(f"{scheme}x:y")[1].having(Trouble.CLOSED) or f"{scheme}x" in SCHEMES


@pytest.mark.parametrize(
    "url", ["//e.org", "HTTPS://e.org", "mailto:a@e.org", "tel:+32", "irc://e/x"]
)
def test_addresses_elsewhere_are_not_looked_for(resolve, url):
    _, resolver = resolve(url)
    assert not any(link.trouble for link in resolver.found.values())


def test_a_file_that_is_moved_nowhere_is_no_answer(resolve):
    conf = "EXTRA_PATH_METADATA = {'extra/favicon.ico': {'path': ''}}"
    assert list(resolve("gone.png", conf=conf)[1].dead) == ["gone.png"]


def test_used_files_are_told(resolve):
    _, resolver = resolve("{attach}hall.jpg")
    assert resolver.files == {"2015/hall.jpg"}


def test_a_page_links_from_its_own_place(resolve):
    assert resolve("{filename}/2015/trip.md", post="pages/about.md")[0] == "../posts/2015/trip.md"


def test_another_syntax_for_pelicans_links(resolve):
    conf = "INTRASITE_LINK_REGEX = r'@(?P<what>\\w+)@'"
    assert resolve("@filename@/2015/trip.md", conf=conf)[0] == "trip.md"


# --- addresses ---


@pytest.mark.parametrize(
    ("url", "conf", "expected"),
    [
        ("/blog/images/x.png", "", "../../files/images/x.png"),
        ("/blog/images/a%20b%20%281%29%23.png", "", "../../files/images/a%20b%20%281%29%23.png"),
        ("/blog/images/no.png", "", None),
        ("/blog/x.png", "", None),
        ("/blog/images/x.png", "SITEURL = 'https://example.org'", None),
        ("/blog/images/x.png", "SITEURL = 'https://example.org/blog'", "../../files/images/x.png"),
    ],
)
def test_a_file_of_a_blog_that_stood_in_a_folder_which_nothing_tells(resolve, url, conf, expected):
    found, resolver = resolve(url, conf=conf)
    assert found.replace("(1)", "%281%29") == (expected or url)
    assert bool(resolver.dead) == (expected is None)
