"""Ways to write links, pictures, emphasis and HTML that manuals tell of and people use, for hypothesis.

``SHAPES`` is posts of these, wrapped, nested and with tabs anywhere, as ``bodies.PROSE`` is; all
of it must come over.
"""

from hypothesis import strategies as st

from tests.importing.bodies import NAMES, posts, sentences

_QUERIES = st.sampled_from(
    [
        "https://e.org/?a=1&amp;b=2",
        "https://e.org/?a=1&b=2#c",
        "https://e.org/a_(b)",
        "https://e.org/a%20b",
        "https://e.org/\u00fc",
        "{filename}post-001.md#c",
        "post-002.html",
        "/post-002.html",
    ]
)
_LINKS = st.one_of(
    st.builds("[{}]({} '{}')".format, NAMES, _QUERIES, NAMES),
    st.builds('[{}]( {} "{}" )'.format, NAMES, _QUERIES, NAMES),
    st.builds("[{}](<{}>)".format, NAMES, _QUERIES),
    st.builds("[see [{}] there]({})".format, NAMES, _QUERIES),
    st.builds("[{} \\[2\\]]({})".format, NAMES, _QUERIES),
    st.builds("[**{}** and `{}`]({})".format, NAMES, NAMES, _QUERIES),
    st.builds("[{}] [one post]".format, NAMES),
    st.builds("[{}][One Post]".format, NAMES),
    st.builds("[one post][]".format),
    st.builds("![{}](hall.png '{}')".format, NAMES, NAMES),
    st.builds("![{}][hall]".format, NAMES),
)
_EMPHASIS = st.one_of(
    st.builds("***{}***".format, NAMES),
    st.builds("**{} *{}* {}**".format, NAMES, NAMES, NAMES),
    st.builds("*{} **{}** {}*".format, NAMES, NAMES, NAMES),
    st.builds("_{} **{}** {}_".format, NAMES, NAMES, NAMES),
    st.builds("**[{}]({})**".format, NAMES, _QUERIES),
    st.builds("*{}*{}".format, NAMES, st.sampled_from([",", ".", "!", ")", "s"])),
)
_HTML = st.one_of(
    st.builds("<a href='{}'>{}</a>".format, _QUERIES, NAMES),
    st.builds('<a title="{}" href="{}" >{}</a>'.format, NAMES, _QUERIES, NAMES),
    st.builds("<a href=post-002.html>{}</a>".format, NAMES),
    st.builds("<A HREF='post-002.html'>{}</A>".format, NAMES),
    st.builds("<img src=hall.png alt='{}'>".format, NAMES),
    st.builds("<img alt='{}' src='hall.png' />".format, NAMES),
    st.builds("<span class='x'>{}</span>".format, NAMES),
    st.builds("<kbd>{}</kbd>".format, NAMES),
    st.builds("{}<br />{}".format, NAMES, NAMES),
)
_SIGNS = st.sampled_from(
    [
        *("a&nbsp;b", "a\u00a0b", "&copy; us", "AT&T", "3 < 4", "a -- b", '"so"', "it's..."),
        *("\\*so\\*", "C:\\dir", "HTML", "2 * 3 * 4", "snake_case_name", "`` a`b ``", "<x@e.org>"),
    ]
)
_ATTRIBUTES = st.one_of(
    st.builds("[{}]({}){{: .x }}".format, NAMES, _QUERIES),
    st.builds("![{}](hall.png){{: width=50% }}".format, NAMES),
    st.builds("*{}*{{: #{}-x }}".format, NAMES, st.sampled_from("abc")),
)
_SENTENCES = sentences(st.one_of(_LINKS, _LINKS, _EMPHASIS, _HTML, _SIGNS, _ATTRIBUTES))
_BLOCKS = st.one_of(
    st.builds("## {} {{: #place }}".format, NAMES),
    st.builds("{} {{#there .x}}\n---".format, NAMES),
    st.builds("{}\n{{: .x }}".format, NAMES),
    st.builds('<div markdown="1">\n\n{}\n\n</div>'.format, _SENTENCES),
    st.builds("<div class='x' markdown=\"1\">\n*{}*\n</div>".format, NAMES),
    st.builds('<p markdown="1">{}</p>'.format, _SENTENCES),
    st.builds("<p>{}</p>".format, st.one_of(_HTML, NAMES)),
    st.builds("<table><tr><td>{}</td></tr></table>".format, st.one_of(_HTML, NAMES)),
    st.builds("<ul>\n<li>{}</li>\n<li>{}</li>\n</ul>".format, _HTML, NAMES),
    st.builds("*[HTML]: {}".format, NAMES),
    st.builds("[TOC]\n\n### {}".format, NAMES),
    st.builds("{}\n{}\n:   {}\n\n:   {}".format, NAMES, NAMES, _SENTENCES, NAMES),
    st.builds("| a | b |\n|:--|--:|\n| {} | {} |".format, _SENTENCES, NAMES),
    st.builds('!!! note "{}"\n    {}\n\n    {}'.format, NAMES, _SENTENCES, NAMES),
    st.builds("1. {}\n2. {}\n\n    {}\n3. {}".format, NAMES, NAMES, _SENTENCES, NAMES),
)
_ENDS = st.sampled_from(["\n", "\n", "\r\n"])
SHAPES = st.builds(
    lambda body, end: f"{body}\n[hall]: hall.png 'The hall'".replace("\n", end),
    posts(_SENTENCES, _BLOCKS),
    _ENDS,
)
