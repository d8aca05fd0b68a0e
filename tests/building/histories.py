"""A site's sources, and what authors do to them, one after the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType

from hypothesis import strategies as st

from tests.building.sites import CONF, PICTURE, png, post

SLOTS = range(5)
BEFORE, AFTER = datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


LISTS = (
    "tag-x",
    "tag-c",
    "author-ada",
    "author-cy",
    "author-b",
    "list-people",
    "category-other",
    "year-2015",
    "list-tags",
)
PEOPLE = {
    "none": "",
    "two names of one": "ada: {name: Ada, aliases: [Bo]}\n",
    "called otherwise": "ada: {name: Ada Lovelace, aliases: [Ada], url: 'https://ada.example/'}\n",
    "another address": "b: {name: Bo, about: Counts bridges., aliases: [Cy]}\n",
}
PROGRAMMES = (
    "",
    "talks:\n  - {title: On halls, room: Attic, speakers: [Ada]}\n",
    "talks:\n  - {title: Puppet writes many manifests, start: 2015-01-02 10:00}\n",
)
SETTINGS = """\
html_static_path = ["_static"]
html_extra_path = ["files"]
templates_path = ["_templates"]
"""
SHARED = r"""
```{math}
\newcommand{\ip}[2]{\langle #1, #2 \rangle}
\begin{align} a &= \ip{b}{c} \label{sum} \end{align}
```

By {math}`\eqref{sum}`, <span class="math">\(\ip{x}{y}\)</span>.
"""


@dataclass(frozen=True)
class WrittenPost:
    """One post, as its author left it."""

    name: str
    title: str
    date: str
    tags: tuple[str, ...] = ()
    category: str = "Notes"
    author: str = "Ada, Bo"
    status: str = "published"
    conference: str = "conf-2015"
    links: tuple[int, ...] = ()
    picture: str = "a"
    redirect: str = ""
    more: str = ""
    cover: str = ""
    subtitle: str = ""
    talk: str = ""
    mention: str = ""
    part: int = 0
    draft: bool = False
    language: str = ""
    translation_of: str = ""

    def text(self, others):
        links = [f"[{name}]({name}.md) [](<{name}.md>)" for name in others]
        links += ["[old](https://old.example/old/)", "[home](https://old.example)"]
        tags = "\n```{tags} " + ", ".join(self.tags) + "\n```\n" if self.tags else ""
        body = f"Words of {self.title}.\n\n" + "\n".join(links)
        body += f"\n\n![{self.picture}](../../files/{self.picture}/it.svg)\n{tags}\n{self.more}"
        return post(
            self.title,
            body,
            date=self.date,
            category=self.category,
            author=self.author,
            status=self.status,
            conferences=[self.conference],
            redirect=self.redirect or None,
            **self.header(),
        )

    def header(self):
        """Return the keys that few posts have."""
        files = {"cover": f"../../files/{self.cover}", "cover_alt": "Hall"} if self.cover else {}
        series = {"series": "Whole", "part": self.part} if self.part else {}
        talk = {
            "title": self.talk,
            "speakers": ["Ada", "Cy"],
            "slides": f"../../files/{self.picture}/it.svg",
        }
        values = {
            "talks": [talk] if self.talk else [],
            "mentions": [self.mention] if self.mention else [],
            "tags": list(self.tags),
            "subtitle": self.subtitle,
            "draft": self.draft,
            "language": self.language,
            "translation_of": self.translation_of,
        }
        return {key: value for key, value in values.items() if value} | files | series


@dataclass(frozen=True)
class SiteState:
    """A site's sources, and the moment they are built at."""

    posts: Mapping[int, WrittenPost] = field(default_factory=lambda: MappingProxyType({}))
    conference: str = "Conf"
    home: str = "index"
    page: str = "published"
    now: datetime = BEFORE
    static: tuple[str, ...] = ("own.txt", "own.css")
    size: int = 2
    zone: str = "Europe/Brussels"
    template: str = ""
    part: str = "A part."
    extra: tuple[str, ...] = ("CNAME",)
    people: str = "none"
    programme: str = ""

    def files(self):
        names = {slot: written.name for slot, written in self.posts.items()}
        posts = {
            f"posts/2015/{written.name}.md": written.text(
                [names[slot] for slot in written.links if slot in names]
            )
            for written in self.posts.values()
        }
        far = f"[](../posts/2015/{names[3]}.md)" if 3 in names else ""
        static = {f"_static/{name}": f"/* {name} */" for name in self.static}
        static |= {f"files/{name}": "archive.example" for name in self.extra}
        if self.template:
            static["_templates/sidebar/brand.html"] = f"<p>{self.template}</p>"
        if self.programme:
            static["programmes/conf-2015.yml"] = self.programme
        return (
            posts
            | static
            | {
                "conf.py": f"{CONF}{SETTINGS}archive_timezone = {self.zone!r}\n",
                "conferences.yml": f"conf:\n  name: {self.conference}\n  editions: {{2015: {{city: Porto}}}}\n",
                "people.yml": PEOPLE[self.people],
                "pages/about.md": post(
                    "About", f"Words. {far}", date=None, status=self.page, author="Ada"
                ),
                "pages/list.md": "# List\n\n```{postlist} 3\n```\n\n```{include} ../part.txt\n```\n",
                "redirects.yml": f"https://old.example/: {self.home}\n",
                "files/a/it.svg": PICTURE.format("a"),
                "files/b/it.svg": PICTURE.format("b"),
                "files/hall.png": png(self.size, 2),
                "files/talk.pdf": "A talk.",
                "_templates/none.txt": "so that there is a folder",
                "part.txt": self.part,
            }
        )


def differences(before, after):
    """Return the files to write, or with None to remove, that make *after* of *before*."""
    old, new = before.files(), after.files()
    written = {path: text for path, text in new.items() if old.get(path) != text}
    return dict.fromkeys(old.keys() - new.keys()) | written


def changed(state, slot, **values):
    """Return *state* with other *values* in one post, which is written if it was not there."""
    written = state.posts.get(slot) or WrittenPost(
        f"post-{slot}", f"Title {slot}", f"2015-01-0{slot + 1}"
    )
    posts = {**state.posts, slot: replace(written, **values)}
    return replace(state, posts=MappingProxyType(dict(sorted(posts.items()))))


def without(state, slot):
    posts = {key: written for key, written in state.posts.items() if key != slot}
    return replace(state, posts=MappingProxyType(posts))


def start():
    """Return a site of three posts and a draft, far enough apart that few pages show two."""
    state = changed(SiteState(), 0, tags=("x", "y"), links=(2, 3))
    state = changed(state, 1, tags=("x",), links=(0,), picture="b")
    state = changed(state, 2, tags=("z",), status="draft")
    far = {"conference": "conf-2014", "category": "Other", "author": "Cy", "tags": ("z",)}
    return changed(state, 3, **far)


START = start()
slots = st.sampled_from(SLOTS)
tags = st.lists(st.sampled_from(["x", "X", "y", "C++", "z"]), max_size=3, unique=True).map(tuple)
VALUES = {
    "title": st.sampled_from(["New", "A & *b*", "日本"]),
    "tags": tags,
    "status": st.sampled_from(["published", "draft", "hidden"]),
    "name": st.sampled_from(["renamed", "other"]),
    "date": st.sampled_from(["2015-01-01", "2016-05-05 10:00+02:00", "2025-01-01"]),
    "category": st.sampled_from(["Notes", "C#", "Other"]),
    "author": st.sampled_from(["Ada", "Bo", "Ada, Bo", "Cy"]),
    "conference": st.sampled_from(["conf-2015", "conf", "conf-2016"]),
    "links": st.lists(slots, max_size=2, unique=True).map(tuple),
    "picture": st.sampled_from("ab"),
    "more": st.sampled_from(
        [
            *(
                "",
                "More words.",
                "Puppet manifests.",
                "Puppet writes many manifests.",
                "[](/pages/about.md)",
                "word " * 400,
            ),
            *(f'<p><a href="#{name}">x</a></p>' for name in LISTS),
            *('<a href="/talk.pdf">talk</a> ![h](../../files/hall.png)', "שלום לכולם", SHARED),
            SHARED.replace(", #2", " | #2"),
        ]
    ),
    "cover": st.sampled_from(["", "a/it.svg", "hall.png"]),
    "talk": st.sampled_from(["", "On halls", "On bridges"]),
    "mention": st.sampled_from(["", "conf-2015", "conf", "fair-2014"]),
    "subtitle": st.sampled_from(["", "Beneath"]),
    "part": st.sampled_from([0, 1, 2]),
    "draft": st.booleans(),
    "language": st.sampled_from(["", "he", "fr"]),
    "translation_of": st.sampled_from(["", "post-0", "post-3", "renamed"]),
    "redirect": st.sampled_from(["old", "old/", "posts/2015/post-0.html", ""]),
}
AROUND = {
    "now": st.sampled_from([BEFORE, AFTER]),
    "static": st.sampled_from([(), ("own.txt",), ("own.css",), ("own.txt", "own.css")]),
    "size": st.sampled_from([2, 3]),
    "zone": st.sampled_from(["Asia/Tokyo", "Europe/Brussels"]),
    "template": st.sampled_from(["", "Brand", "Sign"]),
    "part": st.sampled_from(["A part.", "A tale."]),
    "extra": st.sampled_from([(), ("CNAME",), ("robots.txt",)]),
    "people": st.sampled_from(sorted(PEOPLE)),
    "programme": st.sampled_from(PROGRAMMES),
}
one_value = st.one_of(*(st.tuples(st.just(key), values) for key, values in VALUES.items()))
edits = st.one_of(
    st.builds(
        lambda slot, value: lambda state: changed(state, slot, **dict([value])), slots, one_value
    ),
    st.builds(
        lambda slot, value: lambda state: changed(state, slot, **dict([value])), slots, one_value
    ),
    st.builds(lambda slot: lambda state: changed(state, slot), slots),
    st.builds(lambda slot: lambda state: without(state, slot), slots),
    st.builds(
        lambda name: lambda state: replace(state, conference=name),
        st.sampled_from(["Conf", "Other"]),
    ),
    st.builds(lambda page: lambda state: replace(state, page=page), VALUES["status"]),
    st.builds(lambda home: lambda state: replace(state, home=home), st.sampled_from(["blog"])),
    *(
        st.builds(lambda value, key=key: lambda state: replace(state, **{key: value}), values)
        for key, values in AROUND.items()
    ),
)


def names_differ(state):
    names = [written.name for written in state.posts.values()]
    return len(names) == len(set(names))
