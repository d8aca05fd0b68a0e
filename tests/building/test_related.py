"""Posts that are like a post, by their words and terms."""

from hypothesis import given
from hypothesis import strategies as st

from confarchive.building.site.related import PostProfile, related, words
from tests.building.sites import post, sections

PUPPET = "Puppet writes manifests, and manifests describe nodes of a catalogue."
BREAD = "Bread wants flour, water, and patience; sourdough wants a starter."


def test_related_posts_share_words(build):
    built = build(
        {
            "posts/2015/a.md": post("A", PUPPET),
            "posts/2015/b.md": post("B", f"{PUPPET} More or less.", date="2015-03-01"),
            "posts/2015/c.md": post("C", BREAD),
        }
    )
    assert sections(built, "posts/2015/a.html")["Related posts"] == ["B 1 March 2015"]
    assert sections(built, "posts/2015/c.html") == {}


def test_a_shared_term_relates(build):
    built = build(
        {
            "posts/2015/a.md": post("A", PUPPET, tags=["rare"]),
            "posts/2015/b.md": post("B", BREAD, tags=["Rare"], date="2015-03-01"),
            "posts/2015/c.md": post("C", "Nothing.", date="2015-03-01"),
        }
    )
    assert sections(built, "posts/2015/a.html")["Related posts"] == ["B 1 March 2015"]


def test_related_posts_stand_in_a_fixed_order():
    alike = [
        PostProfile(name=f"p{n}", words=("puppet", "manifest"), terms=("a",)) for n in range(9)
    ]
    posts = [*alike, *(PostProfile(name=f"q{n}", words=(f"word{n}",)) for n in range(9))]
    assert related(posts, limit=3).found["p4"] == ("p0", "p1", "p2")
    assert related(posts, limit=3) == related(posts, limit=3)


def test_any_word_and_any_term_can_be_asked_for():
    posts = [
        PostProfile(name=name, words=("and", "near", "日本"), terms=('c"++', "*"))
        for name in ("a", "b")
    ]
    assert related(posts).found == {"a": ("b",), "b": ("a",)}
    assert related([]).found == {}
    assert related([PostProfile(name="a")]).found == {"a": ()}


def test_words_are_counted_in_every_script():
    assert words("Puppet puppet an Überraschung 2015 x1") == ("puppet", "überraschung")
    assert set(words("會議記錄")) == {"會議", "議記", "記錄"}


@st.composite
def described(draw):
    """Draw some posts, and what they are after some edits."""
    names = [f"p{number}" for number in range(draw(st.integers(2, 12)))]
    words = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True).map(tuple)
    terms = st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(tuple)
    posts = [PostProfile(name=name, words=draw(words), terms=draw(terms)) for name in names]
    changed = draw(st.dictionaries(st.sampled_from(names), st.tuples(words, terms), max_size=2))
    edited = [
        PostProfile(name=post.name, words=changed[post.name][0], terms=changed[post.name][1])
        if post.name in changed
        else post
        for post in posts
    ]
    return posts, edited


@given(described())
def test_after_an_edit_the_same_is_found_as_anew(histories):
    posts, edited = histories
    assert related(edited, related(posts)) == related(edited)
