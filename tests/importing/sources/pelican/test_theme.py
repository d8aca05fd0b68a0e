"""What a theme showed of a blog's posts, and the files that it brought."""

import pytest

from confarchive.importing import Options, import_posts
from confarchive.model import frontmatter
from tests.importing.test_import import tree

CONF = "PATH = 'content'\nSITEURL = 'https://old.example'\nTHEME = 'theme'\n"
FRAME = "<html><head><title>{{ article.title }}</title></head><body>{% block content %}old{% endblock %}</body></html>"
ARTICLE = (
    "{{% extends 'base.html' %}}{{% block content %}}{}{{{{ article.content }}}}{{% endblock %}}"
)
HALL = b"hall"


# -- whole blogs


@pytest.fixture
def bring(write, site):
    """Import a blog of one post with this header; return the post, its report, and the report."""

    def bring(header, *, top="", files=(), conf=CONF, body="Text."):
        blog = {
            "pelicanconf.py": conf,
            "content/a.md": f"Title: A\nDate: 2015-02-03\n{header}\n{body}\n",
            "theme/templates/base.html": FRAME,
            "theme/templates/article.html": ARTICLE.format(top),
            **dict(files),
        }
        report = import_posts(write("blog", blog), site, Options(jobs=1))
        made = tree(site)
        name = next(name for name in made if name.startswith("posts/"))
        post, problems = frontmatter.parse(made[name].decode(), name)
        assert not problems
        return post, report.posts[0], report

    return bring


STATIC = {"theme/static/images/hall.png": HALL}
THEMES = "<img src='{{ SITEURL }}/{{ THEME_STATIC_DIR }}/images/{{ article.img }}'>"


def test_the_picture_on_top_comes_from_the_theme(bring, site):
    post, entry, report = bring(
        "Img: hall.png\nSubtitle: Two days\n", top=THEMES + "{{ article.subtitle }}", files=STATIC
    )
    assert (post.cover, post.subtitle, post.extra) == (
        "../../files/theme/images/hall.png",
        "Two days",
        (),
    )
    assert entry.faithful is True
    assert dict(report.files) == {"theme/images/hall.png": "files/theme/images/hall.png"}
    assert (site / "files/theme/images/hall.png").read_bytes() == HALL


@pytest.mark.parametrize(
    ("top", "value", "place"),
    [
        ("<img src='{{ article.img }}'>", "/images/hall.png", "content/images/hall.png"),
        ("<img src='{{ article.img }}'>", "{static}/images/hall.png", "content/images/hall.png"),
        ("<img src='{{ article.img }}'>", "https://old.example/images/hall.png", "content/images/hall.png"),
        ("<img src='{{ SITEURL }}/{{ article.img }}'>", "images/hall.png", "content/images/hall.png"),
        ("<img src='{{ SITEURL }}/{{ article.img }}'>", "/images/hall.png", "content/images/hall.png"),
        ("<img src='{{ SITEURL }}/images/{{ article.img }}.png'>", "hall", "content/images/hall.png"),
        ("<img src='/images/{{ article.slug }}.png'>", "", "content/images/a.png"),
        ("<img src='{{ cdn(article.img) }}'>", "hall.png", "content/images/2015/hall.png"),
        ("<img src='/static/i/{{ article.img }}'>", "hall.png", "theme/static/i/hall.png"),
        ("<script>show('{{ article.img }}')</script>", "/images/hall.png", "content/images/hall.png"),
    ],
)  # fmt: skip
def test_the_address_of_a_picture_is_made_as_the_template_made_it(bring, top, value, place):
    conf = f"{CONF}THEME_STATIC_DIR = 'static'\n"
    header = f"Img: {value}\n" if value else ""
    post, entry, report = bring(header, top=top, files={place: HALL}, conf=conf)
    copied = place.replace("content/", "files/").replace("theme/static", "files/static")
    assert post.cover == f"../../{copied}"
    assert [file for _, file in report.files] == [copied]
    assert entry.faithful is True


def test_templates_may_be_others_at_the_next_import(write, tmp_path):
    blog = {
        "pelicanconf.py": CONF,
        "content/a.md": "Title: A\nDate: 2015-02-03\nImg: hall\n\nText.\n",
        "content/images/hall.png": HALL,
        "theme/templates/base.html": FRAME,
    }
    covers = []
    for number, top in enumerate(("", "<img src='{{ SITEURL }}/images/{{ article.img }}.png'>")):
        root = write("blog", blog | {"theme/templates/article.html": ARTICLE.format(top)})
        made = tmp_path / str(number)
        (made / "posts").mkdir(parents=True)
        import_posts(root, made, Options(jobs=1))
        (file,) = made.rglob("posts/**/*.md")
        covers.append(frontmatter.parse(file.read_text("utf-8"), "posts/a.md")[0].cover)
    assert covers == [None, "../../files/images/hall.png"]


def test_a_picture_elsewhere_stays_there(bring):
    post, entry, _ = bring("Img: //cdn.example/a.png\n", top="<img src='{{ article.img }}'>")
    assert (post.cover, entry.faithful) == ("https://cdn.example/a.png", True)


@pytest.mark.parametrize("url", ["hall.png", "https://b.example/hall.png", "//b.example/hall.png"])
def test_a_picture_that_is_not_there_makes_its_post_unfaithful(bring, url):
    conf = f"{CONF}SITEURL = 'https://b.example'\n"
    post, entry, report = bring(f"Img: {url}\n", top=THEMES, conf=conf)
    assert post.cover is None
    assert entry.faithful is False
    assert [(each.facet, each.line, each.source) for each in entry.differences] == [
        ("images", 3, url)
    ]
    assert next(each.line for each in report.problems if "hall.png" in each.message) == 3


def test_what_else_a_theme_showed_is_told_and_nothing_claimed(bring):
    top = f"{THEMES}<small>{{{{ article.credit }}}}</small>"
    post, entry, _ = bring("Img: hall.png\nCredit: J. Doe\nMood: fine\n", top=top, files=STATIC)
    assert (entry.faithful, len(entry.doubts)) == (None, 1)
    assert "'credit'" in entry.doubts[0].reason
    assert post.extra == (("credit", "J. Doe"), ("mood", "fine"))


@pytest.mark.parametrize(
    "top", ["", "<head><meta property='og:image' content='{{ article.img }}'></head>"]
)
def test_a_picture_that_no_page_showed_is_none(bring, top):
    post, entry, _ = bring(
        "Img: /images/hall.png\n", top=top, files={"content/images/hall.png": HALL}
    )
    assert (post.cover, post.extra, entry.faithful) == (None, (("img", "/images/hall.png"),), True)


@pytest.mark.parametrize(
    ("top", "files"),
    [
        ("{% if article.img %}<img src='{{ article.img }}'>", {}),
        ("{{ article.img|}}", {}),
        ("{% include 'top.html' %}", {"theme/templates/top.html": "{% for a b %}"}),
        ("", {"theme/templates/base.html": "{% block content %}"}),
    ],
)
def test_nothing_is_claimed_where_the_theme_cannot_be_read(bring, top, files):
    _, entry, _ = bring("", top=top, files=files)
    assert entry.faithful is None
    assert [doubt.reason[:37] for doubt in entry.doubts] == [
        "the theme's templates cannot be read "
    ]


def test_a_template_that_is_not_there_is_none_that_cannot_be_read(bring):
    assert bring("", top="{% include 'top.html' %}")[1].faithful is True
    assert bring("Template: talk\n", conf="THEME = 'gone'\n")[1].faithful is True


def test_a_picture_that_only_lists_showed_is_the_posts(bring):
    index = "{% for article in articles_page.object_list %}<img src='/images/{{ article.thumb }}'>{% endfor %}"
    files = {"theme/templates/index.html": index, "content/images/hall.png": HALL}
    post, entry, _ = bring("Thumb: hall.png\n", files=files)
    assert (post.cover, entry.faithful) == ("../../files/images/hall.png", True)


def test_a_post_with_a_template_of_its_own(bring):
    files = {
        "theme/templates/talk.html": "<img src='/images/{{ article.slide }}'>",
        "content/images/x.png": HALL,
    }
    post, _, _ = bring("Template: talk\nSlide: x.png\n", top=THEMES, files=files)
    assert post.cover == "../../files/images/x.png"


# -- without the theme

NO_THEME = CONF.replace("'theme'", "'themes/submodule'")


@pytest.mark.parametrize(
    ("header", "cover", "faithful"),
    [
        ("Cover: /images/hall.png\n", "../../files/images/hall.png", True),
        ("Splash: hall.png\n", "../../files/images/hall.png", True),
        ("Logo: /images/hall.png\nCover: images/other.png\n", "../../files/images/other.png", True),
        ("Cover: /images/none.png\n", None, None),
        ("Cover: /images/none.png\nThumb: hall.png\n", "../../files/images/hall.png", True),
        ("Cover: /images/other.png\nBanner: hall.png\n", "../../files/images/hall.png", None),
        ("Cover: /images/hall.png\nImage: hall.png\n", "../../files/images/hall.png", True),
        ("Mood: none.png\n", None, True),
        ("Attachments: /images/hall.png\n", None, True),
        ("Cover: https://cdn.example/a.jpg\n", "https://cdn.example/a.jpg", True),
        ("Source: https://cdn.example/a.jpg\n", None, True),
        ("Slides: /images/hall.pdf\n", None, True),
        ("Og_image: /images/hall.png\n", None, True),
        ("twitter-image: hall.png\n", None, True),
        ("Social_Card: images/hall.png\n", None, True),
        ("OG_Image: /images/other.png\nCover: hall.png\n", "../../files/images/hall.png", True),
    ],
)
@pytest.mark.parametrize("conf", [NO_THEME, "PATH = 'content'\n"])
def test_without_the_theme_a_key_that_names_a_picture_is_one(bring, header, cover, faithful, conf):
    files = {f"content/images/{name}": HALL for name in ("hall.png", "other.png", "hall.pdf")}
    post, entry, _ = bring(header, files=files, conf=conf)
    assert (post.cover, entry.faithful) == (cover, faithful)


def test_a_picture_of_the_text_is_not_taken_for_one_on_top_too(bring):
    post, _, _ = bring(
        "Mood: images/hall.png\n",
        files={"content/images/hall.png": HALL},
        conf=NO_THEME,
        body="![Hall](/images/hall.png)",
    )
    assert (post.cover, post.extra) == (None, (("mood", "images/hall.png"),))


@pytest.mark.parametrize("link", [True, False])
def test_nothing_outside_the_blog_is_opened(bring, write, link):
    theme = write("elsewhere", {"templates/article.html": THEMES, "static/images/hall.png": HALL})
    conf = CONF if link else CONF.replace("'theme'", repr(str(theme)))
    blog = write("blog", {})
    if link:
        conf = conf.replace("'theme'", "'linked'")
        (blog / "linked").symlink_to(theme)
    post, entry, report = bring("Img: theme/images/hall.png\n", conf=conf)
    assert (post.cover, entry.faithful, report.files) == (None, None, ())


@pytest.mark.parametrize(
    "script",
    [
        {
            "Makefile": "T=looks\nhtml:\n\t$(PELICAN) x\n\tpelican content -t $(T) -s pelicanconf.py\n"
        },
        {"build.sh": "pelican --theme-path=looks \\\n  -o output content\n"},
        {".travis.yml": "script:\n  - pelican content -t 'looks'\n"},
    ],
)
def test_the_theme_may_be_told_by_the_command_line(bring, script):
    files = {
        **script,
        "looks/templates/article.html": THEMES,
        "looks/static/images/hall.png": HALL,
        "content/images/other.png": HALL,
    }
    header = "Img: hall.png\nCover: /images/other.png\n"
    post, entry, _ = bring(header, files=files, conf="PATH = 'content'\n")
    assert (post.cover, entry.faithful) == ("../../files/theme/images/hall.png", True)


@pytest.mark.parametrize(
    "url",
    [
        "/theme/images/hall.png",
        "https://old.example/theme/images/hall.png",
        "theme/images/hall.png",
    ],
)
def test_links_to_the_themes_files_lead_to_copies(bring, url):
    _, entry, report = bring("", files=STATIC, body=f"![Hall]({url})")
    assert entry.faithful is True
    assert dict(report.files) == {"theme/images/hall.png": "files/theme/images/hall.png"}


@pytest.mark.parametrize(
    ("conf", "place", "url"),
    [
        ("THEME_STATIC_DIR = 'assets'\n", "theme/static/a/x.png", "/assets/a/x.png"),
        ("THEME_STATIC_PATHS = ['static', 'more']\n", "theme/more/x.png", "/theme/x.png"),
        ("THEME_STATIC_PATHS = ['x.png']\n", "theme/x.png", "/theme/x.png"),
    ],
)
def test_the_settings_tell_where_the_themes_files_are(bring, conf, place, url):
    _, _, report = bring("", files={place: HALL}, conf=CONF + conf, body=f"![x]({url})")
    assert [file for _, file in report.files] == [f"files{url}"]
