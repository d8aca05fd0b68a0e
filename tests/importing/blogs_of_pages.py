"""Made-up blogs as only their pages tell them: the same posts in the frames of many themes."""

from dataclasses import dataclass
from random import Random

SITE = "https://blog.example"


@dataclass(frozen=True)
class PagePost:
    slug: str
    title: str
    day: str
    body: str
    tags: tuple = ()
    category: str = ""
    author: str = "Ada Example"
    top: str = ""  # a picture or a line between title and text
    summary: str = ""

    @property
    def address(self):
        return f"{self.day[:4]}/{self.slug}.html"


POSTS = (
    PagePost(
        "lisbon",
        "A week in Lisbon",
        "2015-02-03",
        '<p>We saw the <b>hall</b> and <a href="room.html">the room</a>, and stayed for a week.</p>\n'
        "<h2>Next</h2>\n<p>The next year is planned.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
        ("travel", "python"),
        "Trips",
        top='<figure class="cover"><img src="/lisbon.png" alt="A tram"><figcaption>Photo: Eve</figcaption></figure>',
    ),
    PagePost(
        "room",
        "The room: who was there?",
        "2015-03-14",
        "<p>Short.</p>",
        ("python",),
        "Trips",
    ),
    PagePost(
        "code",
        "How to count",
        "2016-11-30",
        '<p>Count as below. It is the 5th of May in the text.</p>\n<pre><code class="language-py">for i in range(3):\n    print(i)\n</code></pre>\n'
        "<blockquote>\n<p>Do not count on it.</p>\n</blockquote>\n<table>\n<tr><th>n</th></tr>\n<tr><td>1</td></tr>\n</table>\n<p>Posted by nobody.</p>",
        ("counting",),
        "Code",
        top='<p class="subtitle">From zero to three</p>',
    ),
    PagePost(
        "pictures",
        "Only pictures",
        "2017-01-02",
        '<p><img src="/one.png" alt="one"></p>\n<p><img src="/two.png" alt="two"></p>',
        (),
        "Trips",
    ),
    PagePost(
        "comments",
        "On comments & sharing",
        "2017-06-07",
        '<h2 id="comments">Comments</h2>\n<p>Are a burden, and so are these.</p>\n<h2 id="related">Related work</h2>\n'
        '<p>There is much of it, by many people, in many places.</p>\n<ol>\n<li><a href="https://a.example">A</a></li>\n</ol>',
        ("python", "web"),
        "Code",
        author="Eve Other",
    ),
    PagePost(
        "long",
        "Long",
        "2018-08-09",
        "\n".join(
            f"<p>Paragraph {n} tells of {n} things that happened, one after the other.</p>"
            for n in range(30)
        ),
        ("web",),
        "Code",
    ),
)


def page(post, posts, seed):
    """Return the page of *post* as the theme number *seed* makes it."""
    return RandomTheme(Random(f"theme {seed}")).page(post, posts)  # noqa: S311 - the same each time


class RandomTheme:
    """A theme that a random number makes up: tags, names and the order of what stands around a text."""

    def __init__(self, random):
        pick = random.choice
        self.pick = pick
        self.wrappers = random.randint(0, 4)
        self.outer = pick(["article", "div", "section", "main"])
        self.names = pick(["hentry", "post", "c-12", "single", "h-entry"])
        self.text = pick(
            [
                'class="entry-content"',
                'class="e-content"',
                'id="text"',
                'class="x7"',
                'itemprop="articleBody"',
                "",
            ]
        )
        self.title_outside = random.random() < 0.3
        self.meta_first = random.random() < 0.5
        self.sidebar = pick(["before", "after", ""])
        self.end = random.sample(
            ["share", "related", "tags", "nav", "comments", "bio", "thanks"], random.randint(2, 7)
        )
        self.inside = random.sample(["", "more", "meta"], 1)[0]
        self.separator = pick([" | ", " - ", " — ", " · "])

    def page(self, post, posts):
        head = (
            f"<title>{_escaped(post.title)}{self.separator}Made-up blog</title>"
            f'<meta charset="utf-8"><link rel="stylesheet" href="/style.css"><link rel="canonical" href="{SITE}/{post.address}">'
        )
        inner = f"{self._header(post)}{post.top}<div {self.text}>\n{post.body}\n{self._inside(post, posts)}</div>{self._footer(post, posts)}"
        if self.title_outside:
            inner = f'<div class="banner">{self._header(post)}</div>' + inner.removeprefix(
                self._header(post)
            )
        shown = f'<{self.outer} class="{self.names}">{inner}</{self.outer}>'
        for depth in range(self.wrappers):
            shown = f'<div class="w{depth}">{shown}</div>'
        side = self._sidebar(posts)
        around = {"before": side + shown, "after": shown + side, "": shown}[self.sidebar]
        return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{self._top()}{around}{self._bottom()}</body></html>'

    def _inside(self, post, posts):
        """What some plugins write into the text itself."""
        links = "".join(
            f'<li><a href="/{o.address}">{o.slug}</a></li>' for o in posts if o is not post
        )
        more = f"<hr><h3>You may like</h3><ul>{links}</ul>"
        meta = f'<p class="meta">{post.day} in <a rel="category" href="/c.html">{post.category}</a></p>'
        return {"more": more, "meta": meta, "": ""}[self.inside]

    def _header(self, post):
        title = f'<h1 class="title">{_escaped(post.title)}</h1>'
        meta = f'<p class="meta">Posted on <time datetime="{post.day}T10:00:00">{post.day}</time> by <a rel="author" href="/author/x.html">{post.author}</a></p>'
        return (
            f"<header>{meta}{title}</header>"
            if self.meta_first
            else f"<header>{title}{meta}</header>"
        )

    def _footer(self, post, posts):
        others = [each for each in posts if each is not post][:3]
        parts = {
            "share": f'<div class="share"><a href="https://share.example/?u={post.slug}">Share</a> <a href="https://toot.example/?u={post.slug}">Toot</a></div>',
            "related": '<div class="related"><h3>Related posts</h3><ul>'
            + "".join(f'<li><a href="/{o.address}">{_escaped(o.title)}</a></li>' for o in others)
            + "</ul></div>",
            "tags": '<p class="tags">Tags: '
            + ", ".join(f'<a rel="tag" href="/tag/{t}.html">{t}</a>' for t in post.tags)
            + f' in <a rel="category" href="/category/{post.category.lower()}.html">{post.category}</a></p>',
            "nav": f'<nav><a rel="prev" href="/{others[0].address}">{_escaped(others[0].title)}</a></nav>',
            "comments": '<section id="comments"><h2>Comments</h2><div class="comment"><p>First!</p></div><div class="comment"><p>Nice post about it.</p></div></section>',
            "bio": '<div class="author-bio"><img src="/ada.png" alt=""><p>Ada writes about travel.</p></div>',
            "thanks": "<p>Thanks for reading this blog. Subscribe to get more of it.</p>",
        }
        return "".join(parts[name] for name in self.end)

    def _sidebar(self, posts):
        recent = "".join(
            f'<li><a href="/{each.address}">{_escaped(each.title)}</a></li>' for each in posts
        )
        return f'<aside class="sidebar"><h3>Recent posts</h3><ul>{recent}</ul></aside>'

    def _top(self):
        return '<div id="masthead"><a href="/">Made-up blog</a><ul><li><a href="/about.html">About</a></li><li><a href="/archive.html">Archive</a></li></ul></div>'

    def _bottom(self):
        return '<footer><p>© 2018 Made-up blog, powered by a generator</p></footer><script>count("page");</script>'


def _escaped(text):
    return text.replace("&", "&amp;")
