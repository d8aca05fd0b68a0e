"""Posts that are like a post, by their words and terms."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from confarchive.building.site.documents.post_profile import PostProfile, most_used, title_pattern
from confarchive.building.site.documents.related import related
from tests.building.sites import post, sections, wait

LETTERS = "abcdefghijklmnop"
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


def test_a_related_post_that_is_no_neighbour_is_called_as_it_is_now(site, tmp_path):
    between = {f"posts/2015/{n}.md": post(n, n, date=f"2015-03-0{n}") for n in "123"}
    here = site(
        {
            **between,
            "posts/2015/a.md": post("A", PUPPET),
            "posts/2015/b.md": post("B", PUPPET, date="2015-04-01"),
        }
    )
    here.build()
    wait()
    here.write({"posts/2015/b.md": post("Nodes", PUPPET, date="2015-04-01")})
    built = here.build()
    assert sections(built, "posts/2015/a.html")["Related posts"] == ["Nodes 1 April 2015"]
    assert built.files() == here.copy(tmp_path / "clean").build().files()


def test_a_shared_term_relates(build):
    built = build(
        {
            "posts/2015/a.md": post("A", PUPPET, tags=["rare"]),
            "posts/2015/b.md": post("B", BREAD, tags=["Rare"], date="2015-03-01"),
            "posts/2015/c.md": post("C", "Nothing.", date="2015-03-01"),
        }
    )
    assert sections(built, "posts/2015/a.html")["Related posts"] == ["B 1 March 2015"]


def of(name, *words, **more):
    """Return the profile of a post that uses *words* often, among others that it alone has."""
    own = tuple(f"{name}{number}" for number in range(30))
    return PostProfile(name=name, text=(*words, *own), often=len(words), **more)


OTHERS = [of(f"other{number}") for number in range(40)]


def found(*posts):
    """Return what is found of *posts* among many others."""
    names = {post.name for post in posts}
    found = related([*posts, *OTHERS]).found
    return {name: others for name, others in found.items() if name in names}


def test_related_posts_stand_in_a_fixed_order():
    alike = [of(f"p{number}", *"abcdef", terms=("tag-a",)) for number in range(9)]
    assert related([*alike, *OTHERS], limit=3).found["p4"] == ("p0", "p1", "p2")
    assert related([*alike, *OTHERS]) == related([*alike, *OTHERS])


def test_any_word_and_any_term_can_be_asked_for():
    posts = [of(name, "and", "near", "日本", terms=('c"++', "*")) for name in ("a", "b")]
    assert found(*posts) == {"a": ("b",), "b": ("a",)}
    assert related([]).found == {}
    assert related([PostProfile(name="a")]).found == {"a": ()}


def test_one_word_is_chance():
    assert found(of("a", "puppet"), of("b", "puppet")) == {"a": (), "b": ()}
    assert found(of("a", "puppet", "node"), of("b", "puppet", "node")) == {"a": ("b",), "b": ("a",)}


def test_a_tag_alone_relates_short_posts():
    long = [of(name, terms=("tag-rare",)) for name in ("a", "b")]
    assert found(*long) == {"a": (), "b": ()}
    short = [PostProfile(name=name, text=(name,), terms=("tag-rare",)) for name in ("a", "b")]
    assert found(*short) == {"a": ("b",), "b": ("a",)}


def test_words_that_posts_use_once_tell_nothing():
    """However few posts have them."""
    posts = [
        PostProfile(name=name, text=(*"xyz", "feel", "thing", "lot", "gave"), often=3)
        for name in ("a", "b")
    ]
    others = [of(f"p{number}", *"xyz") for number in range(20)]
    assert related([*posts, *others]).found["a"] == ()


def test_a_word_that_a_text_no_longer_comes_back_to_is_looked_at_again():
    """Others may be related by it, whose own words did not change."""
    posts = [of("a", "heron", "reed"), of("b", "heron", "reed"), of("c", "heron", "reed"), *OTHERS]
    edited = [*posts[:2], replace(posts[2], often=0), *OTHERS]
    assert related(edited, related(posts)) == related(edited)
    assert related(edited).found["a"] != related(posts).found["a"]


def test_a_rare_word_weighs_more_than_a_common_one():
    common = [of(f"c{number}", "python", "web") for number in range(12)]
    posts = [of("a", "python", "web", "heron", "reed"), of("b", "heron", "reed"), *common]
    assert found(*posts)["a"] == ("b",)


def test_words_of_titles_weigh_more():
    title = {"title": ("heron", "reed")}
    common = [of(f"c{number}", "heron", "reed") for number in range(8)]
    posts = [of("a", "heron", "reed", **title), of("b", "heron", "reed", **title)]
    assert found(*common, *posts)["a"] == ("b",)
    assert found(*common, of("a", "heron", "reed"), of("b", "heron", "reed"))["a"] == ()


def test_words_that_both_titles_have_tell_something_though_few_posts_come_back_to_them():
    words = ("heron", "reed", "weir", "lock")
    once = [of(f"o{number}") for number in range(5)]
    once = [replace(each, text=(*words, *each.text)) for each in once]
    posts = [replace(of(name), text=(*words, *of(name).text), title=words) for name in ("a", "b")]
    assert found(*posts, of("c", *words), *once)["a"] == ("b",)


def test_words_that_many_posts_use_once_tell_less():
    words = ("feel", "lot", "gave")
    once = [of(f"o{n}", f"x{n}") for n in range(3)]
    thrice = [replace(each, text=(*each.text, *words)) for each in once]
    assert found(of("a", *words), of("b", *words), *once)["a"] == ("b",)
    assert found(of("a", *words), of("b", *words), *thrice)["a"] == ()


def test_what_many_posts_have_is_not_looked_at_however_much_of_it_they_share():
    words = [f"w{number}" for number in range(12)]
    others = [PostProfile(name=f"o{number}", text=(f"o{number}",)) for number in range(4000)]
    alike = [of(f"p{number}", *words) for number in range(151)]
    assert related([*alike[:150], *others]).found["p0"] != ()
    assert related([*alike, *others]).found["p0"] == ()


def test_what_is_worth_far_less_than_the_best_is_left_out():
    words = [f"w{number}" for number in range(8)]
    posts = [of("a", *words), of("b", *words), of("c", *words[:2])]
    assert found(*posts)["a"] == ("b",)


def test_a_tag_and_its_own_word_are_one_thing():
    once = [of(name, "heron", "a1", "a2", terms=("tag-heron",)) for name in ("a", "b")]
    other = [of(name, "heron", "reed", "a2", terms=("tag-heron",)) for name in ("c", "d")]
    assert found(*other)["c"] == ("d",)
    assert related([*once, *OTHERS]).found["a"] == ("b",)


def test_issues_are_those_of_one_blog():
    issues = [
        of(f"{blog}{number}", *"cdefgh", pattern=title_pattern(f"Notes #{number}"), blog=blog)
        for number in range(4)
        for blog in (1, 2)
    ]
    assert found(*issues)["20"] == ("21", "22")
    assert found(*issues)["11"] == ("10", "12", "13")


def test_issues_of_one_thing_lead_to_those_around_them_and_nothing_leads_to_them():
    issues = [
        of(f"n{number}", *"cdefgh", pattern=title_pattern(f"Notes #{number}"))
        for number in range(6)
    ]
    posts = [*issues, of("a", *"cdefgh"), of("b", *"cdefgh")]
    assert found(*posts)["n0"] == ("n1", "n2")
    assert found(*posts)["n3"] == ("n2", "n4", "n1", "n5")
    assert found(*posts)["a"] == ("b",)
    assert found(*posts[4:])["n4"] == ("n5", "a", "b")  # two are no newsletter


def test_titles_of_issues_differ_by_numbers_and_months():
    assert title_pattern("Weekly notes #12 (March 2015)") == "weekly notes #0 0 0"
    assert title_pattern("Weekly Notes #3, May 2014") == "weekly notes #0 0 0"
    assert title_pattern("Marching on") == "0 on"
    assert title_pattern("2015!") == "0"


def test_words_are_counted_in_every_script():
    assert most_used("Puppet puppet an Überraschung 2015 x1") == (("puppet", "überraschung"), 2)
    plain = "It's x1two 3three_four\tFive\x7fsix_ no"
    words = ({"two", "three", "four", "five", "six"}, 5)
    assert [({*found}, len(found)) for found, _ in (most_used(plain), most_used(f"{plain} é"))] == [
        words
    ] * 2
    assert set(most_used("會議記錄")[0]) == {"會議", "議記", "記錄"}


def test_the_longer_a_text_the_more_often_stands_what_it_comes_back_to():
    def often(length):
        once = [f"x{first}{second}" for first in LETTERS for second in LETTERS]
        return most_used(" ".join(["once", *["twice"] * 2, *["thrice"] * 3, *once[:length]]))[1]

    assert [often(length) for length in (0, 100, 250)] == [3, 2, 1]


@st.composite
def described(draw):
    """Draw some posts, and what they are after some edits."""
    names = [f"p{number}" for number in range(draw(st.integers(2, 12)))]
    words = st.lists(st.sampled_from("abcdefgh"), max_size=4, unique=True).map(tuple)
    terms = st.lists(st.sampled_from("xyz"), max_size=2, unique=True).map(tuple)
    posts_of = st.builds(
        PostProfile,
        name=st.just(""),
        text=words,
        often=st.integers(0, 4),
        title=words,
        terms=terms,
        pattern=st.sampled_from(["", "", "notes 0", "links"]),
    )
    posts = [replace(draw(posts_of), name=name) for name in names]
    changed = draw(st.dictionaries(st.sampled_from(names), posts_of, max_size=2))
    edited = [replace(changed.get(post.name, post), name=post.name) for post in posts]
    return posts, edited


@given(described())
def test_after_an_edit_the_same_is_found_as_anew(histories):
    posts, edited = histories
    assert related(edited, related(posts)) == related(edited)
