"""Tags that stay tags: a post that shows one is claimed to be nothing, but shown as code it is."""

import pytest

from confarchive.importing import Options, import_posts

HEADER = "Title: A\nDate: 2020-01-02\n\n"
RST = "A\n#\n\n:date: 2020-01-02\n\n"
TAGS = {
    '{% place "The hall" %}': "{% place %}",
    "{% notebook talk.ipynb cells[1:3] %}": "{% notebook %}",
    "{%- include note.html -%}": "{% include %}",
    "{% raw %}x{% endraw %}": "{% raw %}",
    "{% if a %}": "{% if %}",
    "{{ page.title }}": "{{ page.title }}",
    "{{ url('x') }}": "{{ url }}",
    '{{< figure src="/a.png" >}}': "{{< figure >}}",
    "{{% note %}}": "{{% note %}}",
    "[% image src=foo.png %]": "[% image %]",
    "{!footer.md!}": "{!…!}",
    "[gist:id=3a7f,file=hall.py]": "[gist:…]",
}
MARKDOWN = {
    "paragraph": "We met {} again.",
    "alone": "Before.\n\n{}\n\nAfter.",
    "list": "- one\n- at {}\n",
    "nested list": "- one\n\n    at {}\n",
    "quotation": "> at {}",
    "table": "| a | b |\n|---|---|\n| {} | c |",
    "heading": "## At {}",
    "emphasis": "*at {} again*",
    "html": '<div class="x">{}</div>',
    "comment": "<!-- {} -->\n\nText.",
    "behind code": "`x`{}",
}
CODE = {
    "span": "As `{}` says.",
    "fence": "```\n{}\n```",
    "block": "As in\n\n    {}\n",
    "html": "<pre><code>{}</code></pre>",
    "list": "- As `{}` says.",
}


@pytest.fixture
def claims(write, site):
    """Import posts, texts by file names; return their reports by these names."""

    def claims(posts):
        blog = write("blog", {"pelicanconf.py": "PATH = 'content'\nSITENAME = 'x'\n"})
        write("blog/content", posts)
        return {post.source: post for post in import_posts(blog, site, Options(jobs=1)).posts}

    return claims


@pytest.fixture
def claim(claims):
    return lambda text, name="a.md": claims({name: text})[name]


@pytest.mark.parametrize("place", MARKDOWN)
def test_a_bare_tag_is_never_faithful(claims, place):
    texts = {f"{n}.md": HEADER + MARKDOWN[place].format(tag) for n, tag in enumerate(TAGS)}
    posts = claims(texts)
    for n, name in enumerate(TAGS.values()):
        post = posts[f"{n}.md"]
        assert post.faithful is None
        assert any(doubt.reason.startswith(f"{name} is left") for doubt in post.doubts)
        assert all(doubt.line and doubt.line > 3 for doubt in post.doubts)


@pytest.mark.parametrize("place", CODE)
def test_a_tag_that_is_code_is_faithful(claims, place):
    posts = claims({f"{n}.md": HEADER + CODE[place].format(tag) for n, tag in enumerate(TAGS)})
    assert [(post.faithful, post.doubts) for post in posts.values()] == [(True, ())] * len(TAGS)


def test_the_same_in_restructuredtext(claims):
    bare = claims({f"{n}.rst": f"{RST}We met {tag} again.\n" for n, tag in enumerate(TAGS)})
    for n, name in enumerate(TAGS.values()):
        post = bare[f"{n}.rst"]
        assert (post.faithful, post.doubts[0].reason.split(" is left")[0]) == (None, name)


def test_code_in_restructuredtext(claims):
    text = f"{RST}As ``{{0}}`` and::\n\n    {{0}}\n"
    posts = claims({f"{n}.rst": text.format(tag) for n, tag in enumerate(TAGS)})
    assert [(post.faithful, post.doubts) for post in posts.values()] == [(True, ())] * len(TAGS)


@pytest.mark.parametrize(
    "text",
    [
        "![The hall]({{ SITEURL }}x.png)",
        "[a]({{ url }})",
        '<a href="{{ url }}">a</a>',
        '<img alt="{% x %}" src="a.png">',
    ],
)
def test_tags_in_addresses(claim, text):
    assert claim(HEADER + text).faithful is None


def test_braces_of_formulas_and_prose_are_no_tags(claim):
    assert claim(f"{HEADER}Sets {{a}} and {{ b }}, 5 % {{%}} and {{}}.").faithful is True


def test_a_missing_notebook_is_named_with_what_would_help(claim):
    post = claim(f"{HEADER}Before.\n\n{{% notebook talk.ipynb %}}\n")
    assert [(each.line, "file that it names" in each.help) for each in post.doubts] == [(6, True)]


DIRECTIVES = {
    ".. ditaa::\n\n    +--+\n    |qq|\n    +--+\n": "the directive `.. ditaa::`",
    ".. place:: The qq hall\n   :size: 3\n": "the directive `.. place::`",
    "- one\n\n  .. place:: The qq hall\n": "the directive `.. place::`",
    "At :place:`the qq hall` again.": "the role `:place:`",
    "- at :place:`the qq hall`": "the role `:place:`",
    ".. include:: qq.rst": "docutils could not read",
    "See qq_.": "docutils could not read",
}


@pytest.mark.parametrize("text", DIRECTIVES)
def test_directives_and_roles_that_nothing_knows_are_kept_and_never_faithful(claims, site, text):
    post = claims({"a.rst": f"{RST}Before.\n\n{text}\n\nAfter.\n"})["a.rst"]
    assert post.faithful is None
    assert post.doubts[0].reason.startswith(DIRECTIVES[text])
    assert (post.doubts[0].line or 0) > 6
    assert "qq" in (site / post.post).read_text()


def test_films_of_directives_are_shown_but_not_claimed(claims, site):
    post = claims({"a.rst": f"{RST}Before.\n\n.. youtube:: 8Tzh42mQjrw\n"})["a.rst"]
    assert (post.faithful, post.doubts[0].line) == (None, 8)
    assert "8Tzh42mQjrw" in (site / post.post).read_text()


def test_warnings_that_lose_nothing_take_no_claim(claims):
    assert claims({"a.rst": f"{RST}Title\n===\n\nText.\n"})["a.rst"].faithful is True
