"""Tags and categories: one term for equal slugs."""

from __future__ import annotations

from confarchive.model import terms
from confarchive.model.post import Post
from confarchive.model.problems import ProblemKind


def post(number, *tags):
    return Post(path=f"posts/2015/p{number}.md", title=f"P{number}", tags=tags)


def collect(*posts):
    return terms.collect(posts, lambda post: post.tags)


def test_the_most_used_spelling_is_the_label():
    found, problems = collect(
        post(1, "python"), post(2, "Python"), post(3, "Python", "C++", "C#", "C")
    )
    assert [(term.slug, term.label, len(term.posts)) for term in found] == [
        ("c", "C", 1),
        ("c-plus-plus", "C++", 1),
        ("c-sharp", "C#", 1),
        ("python", "Python", 3),
    ]
    (problem,) = problems
    assert (problem.kind, problem.path) == (ProblemKind.TERM_SPELLING, "posts/2015/p1.md")
    assert problem.message == "'Python' (2) is also spelled 'python' (1); they share one page"


def test_the_label_does_not_depend_on_the_order_of_posts():
    one, _ = collect(post(1, "devops"), post(2, "DevOps"))
    other, _ = collect(post(2, "DevOps"), post(1, "devops"))
    assert one[0].label == other[0].label == "DevOps"


def test_a_tag_given_twice_counts_its_post_once():
    found, _ = collect(post(1, "a", "A"))
    assert len(found[0].posts) == 1


def test_of_several_spellings_in_one_post_the_first_stays():
    assert terms.Vocabulary().settle(["Zed Ko", "Amy", "zed ko", "Zed  Ko", "amy"]) == (
        "Zed Ko",
        "Amy",
    )
    described = terms.Vocabulary(terms=(terms.TermDescription(name="Zed Ko", aliases=("ZK",)),))
    assert described.settle(["amy", "zk", "Amy", "zed ko"]) == ("amy", "Zed Ko")
