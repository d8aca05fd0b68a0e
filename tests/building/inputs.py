"""A site with each input that there is, and what is done to these.

A new input, such as another file that is read, gets a line here.
"""

from confarchive.building.config import TEMPLATES
from tests.building.sites import CONF, LATER, NOW, PICTURE, png, post

SETTINGS = """\
templates_path = ["_templates"]
html_static_path = ["_static", "alone.css"]
html_css_files = ["own.css", "made.css", "alone.css"]
html_js_files = ["own.js", ("own.mjs", {"type": "module"})]
html_extra_path = ["extra"]
html_logo = "logo.svg"
html_favicon = "icon.svg"
archive_home_posts = 10
html_copy_source = True
extensions.append("own_extension")
import sys, pathlib
sys.path[:0] = [str(pathlib.Path(__file__).parent)]
def say(app, name, template, context, tree):
    context["said"] = "A word."
    context["tagged"] = app.tags.has("special")
def setup(app):
    app.connect("html-page-context", say)
"""
EXTENSION = """\
import sys
def say(app, name, template, context, tree):
    context["more"] = "More of it."
def setup(app):
    app.connect("html-page-context", say)
    del sys.modules[__name__]
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
"""
FIRST = """\
Some words.

[](second.md) [](#here) [](#tag-x) {conf}`conf-2015` ![hall](../files/a/hall.svg)
[old](https://old.example/talk.pdf) {download}`song <../files/song.txt>` [gone](https://gone.example/)

It is said.

```{include} ../part.txt
```
"""
SECOND = """\
Words of {conf}`conf`.

(here)=
## Here

![hall](../files/b/hall.svg)

Puppet manifests.
"""


def template(name, more):
    return (TEMPLATES / name).read_text("utf-8") + more


FILES = {
    "conf.py": CONF + SETTINGS,
    "own_extension.py": EXTENSION,
    "conferences.yml": "conf:\n  name: Conf\n  editions: {2015: {dates: 2015-02-01, city: Porto, country: PT}, 2014: {}}\n",
    "programmes/conf-2015.yml": "talks:\n  - {title: On halls, room: Attic}\n  - {title: On doors}\n",
    "terms.yml": f"tags:\n  x:\n    description: Letter X. {'Much of it. ' * 30}The end.\n    aliases: [z]\n",
    "people.yml": "ada: {name: Ada, aliases: [A. L., Bo], about: Counts., url: 'https://a.example/'}\n",
    "redirects.yml": "old/place: blog\nold/feed.xml: atom:blog\nhttps://old.example/talk.pdf: files/talk.pdf\n",
    "links.csv": "address,found,why,since,checked,leads_to,copy,sought\nhttps://gone.example/,dead,404,2015-01-01,2015-02-01,,,\n",
    "logo.svg": PICTURE.format("logo"),
    "icon.svg": PICTURE.format("icon"),
    "part.txt": "A part.\n",
    "title.txt": "# Taken in\n",
    "files/a/hall.svg": PICTURE.format("a"),
    "files/b/hall.svg": PICTURE.format("b"),
    "files/cover.svg": PICTURE.format("c"),
    "files/hall.png": png(2, 2),
    "files/look.css": '@import "paper.css";',
    "files/paper.css": "p { color: red }",
    "files/song.txt": "A song.",
    "files/talk.pdf": "A talk.",
    "files/slides.txt": "Slides.",
    "posts/first.md": post(
        "First", FIRST, tags=["x"], cover="../files/hall.png", author="A. L., Cy"
    ),
    "posts/second.md": post(
        "Second",
        SECOND,
        "2015-02-04",
        subtitle="Beneath",
        conferences=["conf-2015"],
        author="Ada",
        mentions=["fair"],
    ),
    "posts/talk.md": post(
        "Talk",
        date="2014-02-01",
        tags=["hall"],
        talks=[
            {
                "title": "On halls",
                "speakers": ["Ada"],
                "conference": "conf-2015",
                "slides": "../files/slides.txt",
            }
        ],
    ),
    "posts/third.md": post(
        "Third",
        date="2014-01-01",
        cover="../files/cover.svg",
        tags=["x", "hall"],
        author="Bo",
        conferences=["conf-2014"],
    ),
    "posts/due.md": post("Due", "Due [soon](first.md).", date="2020-06-01", tags=["x"]),
    "posts/reise.md": post(
        "Reise",
        date="2014-03-01",
        language="de",
        translation_of="talk",
        source={"path": "reise.md", "sha256": "0" * 64, "id": "tag:old.example,2014:/reise"},
    ),
    "posts/draft.md": post("Draft", "Nothing.", status="draft"),
    "pages/about.md": post(
        "About", '<link rel="stylesheet" href="../files/look.css">\n\nSome words.', date=None
    ),
    "pages/list.md": "# List\n\n```{postlist} 9\n```\n",
    "pages/taken.md": "```{include} ../title.txt\n```\n\nWords.\n",
    "_templates/sidebar/brand.html": "<p>{{ said }} {{ more }} {{ tagged }}</p>",
    "_templates/confarchive/listing.html": template("confarchive/listing.html", "<p>A list.</p>"),
    "_templates/confarchive/timeline.svg": template("confarchive/timeline.svg", "<p>A line.</p>"),
    "_templates/confarchive/entries.html": template(
        "confarchive/entries.html", '{% include "static/line.inc" %}'
    ),
    "_templates/static/line.inc": "<hr>",
    "_static/own.css": "p { color: red }",
    "_static/own.js": "'one'",
    "_static/own.mjs": "'one'",
    "_static/made.css.jinja": "p { color: tan }",
    "_static/own.txt": "Own.",
    "alone.css": "p { color: red }",
    "extra/CNAME": "archive.example",
    "extra/meant.txt": "Meant.",
}
EDITS = {
    "a post's text": ("posts/first.md", "Some words", "Other words"),
    "a text without a summary": ("posts/second.md", "Puppet manifests", "Nothing else"),
    "a title": ("posts/second.md", "# Second", "# Another"),
    "a subtitle": ("posts/second.md", "Beneath", "Below"),
    "no subtitle": ("posts/second.md", "subtitle: Beneath\n", ""),
    "a date": ("posts/first.md", "2015-02-03", "2015-02-05"),
    "when a post was updated": ("posts/third.md", "cover:", "updated: 2014-05-01\ncover:"),
    "a tag": ("posts/first.md", '["x"]', '["y"]'),
    "a category": ("posts/third.md", "cover:", "category: halls\ncover:"),
    "a place": ("posts/third.md", "cover:", "location: Porto\ncover:"),
    "a summary": ("posts/third.md", "cover:", "summary: In short.\ncover:"),
    "what a picture on top shows": ("posts/third.md", "cover:", "cover_alt: A hall.\ncover:"),
    "the language of a post": ("posts/third.md", "cover:", "language: ar\ncover:"),
    "a translation": ("posts/reise.md", "translation_of: talk\n", ""),
    "what an old feed called a post": ("posts/reise.md", "2014:/reise", "2014:/trip"),
    "a conference of a post": ("posts/second.md", "conf-2015", "conf"),
    "a talk's title": ("posts/talk.md", "On halls", "On bridges"),
    "who gave a talk": ("posts/talk.md", '"Ada"', '"Ada", "Dee"'),
    "where a talk was given": ("posts/talk.md", '"conf-2015"', '"conf"'),
    "a talk without slides": ("posts/talk.md", "../files/slides.txt", ""),
    "the slides of a talk": ("files/slides.txt", "Slides", "New slides"),
    "a post is hidden": ("posts/second.md", "subtitle: Beneath", "status: hidden"),
    "a post is taken back": ("posts/second.md", "subtitle: Beneath", "status: draft"),
    "a draft comes to mean a file": ("posts/draft.md", "Nothing", "[it](/meant.txt)"),
    "a link to a draft": ("posts/first.md", "is said", "is [said](draft.md)"),
    "a label": ("posts/second.md", "## Here", "## There"),
    "a label is gone": ("posts/first.md", "[](#here)", ""),
    "a file is no longer offered": ("posts/first.md", "{download}`song <../files/song.txt>`", ""),
    "a list is linked to": ("pages/list.md", "```{postlist} 9\n```", "[](#tag-x)"),
    "the title of a page": ("pages/about.md", "# About", "# Of us"),
    "a title in an included file": ("title.txt", "# Taken in", "# Taken"),
    "an included file": ("part.txt", "A part", "A tale"),
    "a picture": ("files/a/hall.svg", "<title>a", "<title>A picture"),
    "a picture's number": ("posts/first.md", "![hall](../files/a/hall.svg)", ""),
    "a picture's size": ("files/hall.png", png(2, 2), png(3, 2)),
    "an offered file": ("files/song.txt", "song", "melody"),
    "an old site's file": ("files/talk.pdf", "talk", "walk"),
    "a conference": ("conferences.yml", "Porto", "Lima"),
    "a conference's name": ("conferences.yml", "name: Conf", "name: Other"),
    "a mention": ("posts/second.md", '["fair"]', '["fair-2014"]'),
    "a talk of a programme": ("programmes/conf-2015.yml", "On doors", "On gates"),
    "the room of a talk": ("programmes/conf-2015.yml", "Attic", "Cellar"),
    "a style that a page's own takes in": ("files/paper.css", "red", "blue"),
    "how a tag is spelled": ("posts/talk.md", '["hall"]', '["Hall"]'),
    "a term": ("terms.yml", "Letter X", "Letter"),
    "the end of what is long": ("terms.yml", "The end", "Its end"),
    "a person's name": ("people.yml", "name: Ada", "name: Ada L."),
    "a person's key": ("people.yml", "ada:", "ada-l:"),
    "a person's sentence": ("people.yml", "Counts.", "Counts bridges."),
    "a person's address": ("people.yml", "https://a", "https://b"),
    "an alias of a person": ("people.yml", ", Bo", ""),
    "an author": ("posts/second.md", "author: Ada", "author: Cy"),
    "an old address": ("redirects.yml", "old/place", "old/point"),
    "an old address leads elsewhere": ("redirects.yml", "place: blog", "place: pages/about"),
    "the form of an old feed": ("redirects.yml", "atom:blog", "rss:blog"),
    "what was found at an address": ("links.csv", "dead,404", "answers,"),
    "a place of an old site": ("redirects.yml", "talk.pdf: files/talk.pdf", "talk.pdf: blog"),
    "a template": ("_templates/sidebar/brand.html", "{{ said", "All {{ said"),
    "a part of templates": ("_templates/confarchive/listing.html", "A list.", "A list of posts."),
    "a drawn template": ("_templates/confarchive/timeline.svg", "A line.", "The line."),
    "a template of another suffix": ("_templates/static/line.inc", "<hr>", "<hr><hr>"),
    "a style": ("_static/own.css", "red", "blue"),
    "a script": ("_static/own.js", "one", "two"),
    "a module": ("_static/own.mjs", "one", "two"),
    "a style from a template": ("_static/made.css.jinja", "tan", "blue"),
    "a style that is no folder's": ("alone.css", "red", "blue"),
    "a static file": ("_static/own.txt", "Own", "My own"),
    "an extra file": ("extra/CNAME", "archive", "another"),
    "the logo": ("logo.svg", "logo", "sign"),
    "the icon": ("icon.svg", "icon", "sign"),
    "a setting of ours": ("conf.py", "archive_home_posts = 10", "archive_home_posts = 1"),
    "a setting of Sphinx": ("conf.py", '"Small archive"', '"Great archive"'),
    "a setting that pages show": ("conf.py", "html_logo", "html_title = 'Great'\nhtml_logo"),
    "a setting of feeds": ("conf.py", "html_logo", "blog_feed_length = 1\nhtml_logo"),
    "titles alone in feeds": ("conf.py", "html_logo", "blog_feed_titles = True\nhtml_logo"),
    "whole texts in feeds": ("conf.py", "html_logo", "blog_feed_fulltext = True\nhtml_logo"),
    "the language": ("conf.py", 'language = "en"', 'language = "nl"'),
    "the time zone": ("conf.py", "html_logo", "archive_timezone = 'Asia/Tokyo'\nhtml_logo"),
    "code in the settings": ("conf.py", '"A word."', '"A saying."'),
    "an extension of the site": ("own_extension.py", "More of it.", "All of it."),
}
GONE = (
    *("conferences.yml", "programmes/conf-2015.yml", "terms.yml", "people.yml", "links.csv"),
    *("posts/first.md", "posts/third.md"),
    *("_templates/sidebar/brand.html", "_templates/confarchive/listing.html"),
    *("_static/own.css", "_static/own.txt", "extra/CNAME", "extra/meant.txt"),
)
OPTIONS = {
    "a post is due": {"epoch": LATER},
    "drafts are shown": {"tags": ["drafts"]},
    "a tag of the build": {"tags": ["special"]},
    "a setting by -D": {"archive_home_posts": 1},
    "a setting of feeds by -D": {"blog_feed_length": 1},
}

DRAFTS = {"tags": ["drafts"]}
INDEX = {"html_use_index": True, "html_split_index": True}
UNDATED = {"posts/undated.md": post("Undated", date=None)}
INDEXED = {"pages/about.md": post("About", "```{index} alpha\n```\n\nWords.", date=None)}
LINKING = {"posts/first.md": FILES["posts/first.md"].replace("is said", "is [said](draft.md)")}
PUBLISHED = {"posts/draft.md": post("Draft", "Something.")}
TWO_BUILDS = {
    "a draft that is linked to is published": (LINKING, {}, PUBLISHED, {}),
    "a post is due among drafts": ({}, DRAFTS, {}, {"epoch": LATER}),
    "a draft that is shown is published": (
        {},
        DRAFTS,
        {"posts/draft.md": FILES["posts/draft.md"].replace("status: draft\n", "")},
        DRAFTS,
    ),
    "time goes on for what has no date": (UNDATED, DRAFTS, {}, {"epoch": NOW.replace(day=2)}),
    "pages are in folders": ({}, {}, {}, {"builder": "dirhtml"}),
    "an index of words": (
        INDEXED,
        INDEX,
        {"pages/about.md": INDEXED["pages/about.md"].replace("alpha", "beta")},
        {},
    ),
    "rules for a host": (
        {},
        {"archive_redirects": "apache"},
        {"redirects.yml": FILES["redirects.yml"].replace("old/place", "old/point")},
        {},
    ),
    "a text that feeds have as a whole": (
        {},
        {"blog_feed_fulltext": True},
        {"posts/second.md": FILES["posts/second.md"].replace("Puppet manifests", "Nothing else")},
        {},
    ),
}
"""What is written before a first build, and how that is made; what before a second, and how."""
LOST = (
    *("blog.html", "blog/atom.xml", "posts/first.html", "_static/own.css", "sitemap.xml"),
    *("conferences.ics", "objects.inv"),
)
"""Files of an output."""
