"""Advice on tags and categories."""

import pytest

from confarchive.curating import load, term_advice, write
from confarchive.curating.similarity import alike, is_sure
from confarchive.model.problems import ProblemKind
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("dev-ops", "devops", "hyphens"),
        ("conference", "conferences", "an ending"),
        ("test", "testing", "an ending"),
        ("async", "asynchronous", "an abbreviation"),
        ("admin", "administration", "an abbreviation"),
        ("pyhton", "python", "a letter"),
        ("documentation", "documentaton", "a letter"),
    ],
)
def test_terms_that_look_like_one(first, second, difference):
    assert list(alike([first, second])) == [(first, second, difference)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("java", "javascript"),
        ("python", "python3"),
        ("django", "django-rest"),
        ("c", "c-plus-plus"),
        ("fosdem-2014", "fosdem-2015"),
        ("scala", "scale"),
        ("linux", "linuxtag"),
        ("experience", "experiment"),
    ],
)
def test_terms_that_are_two(first, second):
    assert list(alike([first, second])) == []


TWO_WORDS = """
    pypy pypi, outreach outreachy, window windows, rail rails, new news, custom customs, good goods,
    panda pandas, graphic graphics, physic physics, statistic statistics, casual causal, angle angel,
    contact contract, through thorough, desert dessert, complement compliment, principal principle,
    stationary stationery, adapter adopter, message massage, united untied, martial marital,
    contest context, affect effect, diary dairy, trail trial, quiet quite, conda condo, flask flash,
    jenkin jenkins, kubernete kubernetes, static statics, short shorts, glass glasses, mean means,
    react reactor, design designer, hack hacker, test tester, build building, meet meeting,
    program programme, univers universe, organ organisation, commun communism, python pythonic,
    django djangocon, numpy numba, scrapy scrappy, celery celebrity, git gist,
    pytest pytests-1, web-20 web-2-0, python-311 python-3-11, go going, spec specs, doc docs,
    pyqt pyqts-2, event eventing, logic logics, plone plones-x, zope zopes-x, debconf debconfs-9,
    email emailed, script scripting, market marketing, train training, engineer engineering,
    open opening, host hosting, network networking, secure security, private privacy, war ware,
    moderate moderator, translate translator, accept except, advice advise, device devise,
    weather whether, later latter, lose loose, personal personnel, precede proceed, rational rationale
"""
PAIRS = [tuple(pair.split()) for pair in TWO_WORDS.split(",")]
ONE_WORD = [
    ("talk", "talks"),
    ("policy", "policies"),
    ("class", "classes"),
    ("sprint", "sprints"),
    ("lightning-talk", "lightning-talks"),
    ("dev-ops", "devops"),
    ("e-mail", "email"),
    ("branch", "branches"),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_words_that_are_two_are_never_made_one(pair):
    found = [(one, other, how) for one, other, how in alike(pair) if is_sure((one, other), how)]
    assert not found


def test_nothing_is_written_for_words_that_are_two(archive, post, tmp_path):
    files = {
        f"posts/{number}-{at}.md": post(tags=[tag])
        for number, pair in enumerate(PAIRS)
        for at, tag in enumerate(pair)
    }
    write(tmp_path, term_advice(archive(files)))
    assert not (tmp_path / "terms.yml").exists()


@pytest.mark.parametrize("pair", ONE_WORD)
def test_words_that_are_one_are_made_so_but_where_one_post_bears_both(
    archive, post, tmp_path, pair
):
    one, other = pair
    both = {"posts/a.md": post(tags=[one, other]), "posts/b.md": post(tags=[one])}
    write(tmp_path, term_advice(archive(both)))
    assert not (tmp_path / "terms.yml").exists()
    apart = {"posts/a.md": post(tags=[other]), "posts/b.md": post(tags=[one])}
    write(tmp_path, term_advice(archive(apart)))
    assert "aliases:" in (tmp_path / "terms.yml").read_text("utf-8")


@pytest.mark.parametrize(
    "secret", [{"status": "draft"}, {"status": "hidden"}, {"date": "2999-01-01"}]
)
def test_the_file_gets_no_name_that_only_posts_have_which_readers_do_not_see(
    archive, post, tmp_path, secret
):
    files = {
        "posts/a.md": post(tags=["talk", "sprints"], category="one-two"),
        "posts/b.md": post(tags=["talks", "SPRINTS"], category="onetwo", **secret),
        "posts/c.md": post(tags=["SPRINTS", "talks"], **secret),
        "posts/d.md": post(tags=["sprint"]),
    }
    sources = archive(files)
    told = [each.partition("; ")[2] for each in advice(sources, ProblemKind.NEAR_DUPLICATE)]
    assert sorted(told) == [
        "an alias in terms.yml makes them one [near-duplicate]",
        *["no post in lists has both: spell them alike [near-duplicate]"] * 2,
    ]
    write(tmp_path, term_advice(sources))
    written = "tags:\n  sprint: {aliases: [sprints]}\n"
    assert (tmp_path / "terms.yml").read_text("utf-8") == written


def test_a_draft_that_tells_two_words_apart_is_believed(archive, post):
    files = {
        "posts/a.md": post(tags=["talk"]),
        "posts/b.md": post(tags=["talks"]),
        "posts/c.md": post(tags=["talk", "talks"], status="draft"),
    }
    (message,) = advice(archive(files), ProblemKind.NEAR_DUPLICATE)
    assert "if they mean the same" in message


def test_what_is_not_sure_is_shown_and_left_to_a_person(archive, post, tmp_path):
    files = {"posts/a.md": post(tags=["python"]), "posts/b.md": post(tags=["pyhton"])}
    sources = archive(files)
    (message,) = advice(sources, ProblemKind.NEAR_DUPLICATE)
    assert "if they mean the same, an alias in terms.yml makes them one" in message
    assert write(tmp_path, term_advice(sources)) == ()


def test_work_on_terms_follows_their_number():
    def work(number):
        slugs = [f"word{each:05}" for each in range(number)] + ["docker", "dockers"]
        assert list(alike(slugs)) == [("docker", "dockers", "an ending")]

    assert growth(work, 300) < LINEAR


def advice(sources, kind):
    return [
        str(proposal.problem) for proposal in term_advice(sources) if proposal.problem.kind is kind
    ]


def test_near_duplicates_become_aliases_of_the_one_used_most(archive, post, tmp_path):
    files = {
        "posts/a.md": post(tags=["devops", "x"], category="Talks"),
        "posts/b.md": post(tags=["devops", "x"], category="Talks"),
        "posts/c.md": post(tags=["dev-ops", "x"], category="talk"),
        "terms.yml": "# Ours\ntags:\n  x: {description: X}\n",
    }
    sources = archive(files)
    assert advice(sources, ProblemKind.NEAR_DUPLICATE) == [
        (
            "posts/c.md:3: tags: 'dev-ops' (1) looks like 'devops' (2), they differ in hyphens; "
            "an alias in terms.yml makes them one [near-duplicate]"
        ),
        (
            "posts/c.md:4: categories: 'talk' (1) looks like 'Talks' (2), they differ in an ending; "
            "an alias in terms.yml makes them one [near-duplicate]"
        ),
    ]
    assert write(tmp_path, term_advice(sources)) == ("terms.yml",)
    assert (tmp_path / "terms.yml").read_text("utf-8") == (
        "# Ours\ntags:\n  x: {description: X}\n  devops: {aliases: [dev-ops]}\n"
        "categories:\n  Talks: {aliases: [talk]}\n"
    )
    assert advice(load(tmp_path), ProblemKind.NEAR_DUPLICATE) == []


def test_conferences_and_years_as_tags(archive, post):
    tags = ["pycon2014", "fosdem-2015", "FOSDEM", "2015", "python", "scipy", "pycon tips"]
    sources = archive({"posts/a.md": post(tags=tags), "posts/b.md": post(tags=tags)})
    found = advice(sources, ProblemKind.CONFERENCE_AS_TAG)
    assert [message.split("'")[1] for message in found] == [
        "2015",
        "FOSDEM",
        "fosdem-2015",
        "pycon2014",
    ]
    assert found[0].startswith("posts/a.md:3: the tag '2015' is a conference or a year")


def test_people_as_tags(archive, post):
    tags = ["Ada Stone", "bo reed", "Jo Hill", "Free Software"]
    body = "A talk by Jo Hill about free software. Free Software matters."
    sources = archive(
        {"posts/a.md": post(body, tags=tags, author="Ada Stone, Bo Reed"), "posts/b.md": post()}
    )
    assert advice(sources, ProblemKind.PERSON_AS_TAG) == [
        "posts/a.md:3: the tag 'Ada Stone' is a person's name: an author has it [person-as-tag]",
        "posts/a.md:3: the tag 'bo reed' is a person's name: an author has it [person-as-tag]",
        (
            "posts/a.md:3: the tag 'Jo Hill' is a person's name: 'by Jo Hill' in posts/a.md "
            "[person-as-tag]"
        ),
    ]


def test_tags_used_once(archive, post):
    sources = archive(
        {"posts/a.md": post(tags=["x", "y", "z"]), "posts/b.md": post(tags=["X", "w"])}
    )
    assert advice(sources, ProblemKind.TAG_USED_ONCE) == [
        "posts/a.md:3: no other post has the tags 'y', 'z' [tag-used-once]",
        "posts/b.md:3: no other post has the tag 'w' [tag-used-once]",
    ]
