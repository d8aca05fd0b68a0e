"""What a blog really ran: nothing is claimed of what plugins, readers and unknown settings may have made."""

from dataclasses import replace
from pathlib import Path

import pytest

from confarchive.importing.sources.pelican.plugins.table import Effect, lookup

HEADER = "Title: A\nDate: 2020-01-02\n\n"
PLAIN = f"{HEADER}Some *text*.\n\n    {{% place x %}} {{{{ a }}}} [[b]]\n"


@pytest.mark.parametrize(
    ("name", "effect"),
    [
        ("sitemap", Effect.NONE),
        ("pelican.plugins.sitemap", Effect.NONE),
        ("pelican-sitemap", Effect.NONE),
        ("pelican_plugins.sitemap", Effect.NONE),
        ("pelican_plugin-render_math", Effect.NONE),
        ("plugins.tipue_search.tipue_search", Effect.NONE),
        ("ipynb.markup", Effect.NONE),
        ("ipynb.liquid", Effect.TEXT),
        ("liquid_tags.img", Effect.TEXT),
        ("pelican.plugins.jinja2content", Effect.TEXT),
        ("cjk-auto-spacing", Effect.TEXT),
        ("minchin.pelican.plugins.wikilinks", Effect.TEXT),
        ("minchin-pelican-plugins-wikilinks", Effect.TEXT),
        ("yaml_metadata", Effect.HEADERS),
        ("pelican-md-metayaml", Effect.HEADERS),
        ("pelican-pandoc-reader", Effect.READER),
        ("minchin.pelican.readers.commonmark", Effect.READER),
        ("obsidian", Effect.READER),
        ("our_own_reader", Effect.READER),
        ("places", Effect.UNKNOWN),
        ("my_things.sitemap", Effect.UNKNOWN),
    ],
)
def test_plugins_by_any_of_their_names(name, effect):
    assert lookup(name).effect is effect


# What stands in a post for a plugin, and what it is told to have done.
COLLECTED = Path(__file__).with_name("collection-plugins.txt").read_text().split()
"""The folders that ever were in Pelican's collection of plugins, and repositories of its organisation."""
SPELLINGS = ("{}", "plugins.{}", "pelican-plugins.{}", "pelican.plugins.{}", "{0}.{0}")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_plugins_of_the_collections_are_known(spelling):
    names = {each for name in COLLECTED for each in (name, name.replace("-", "_"), name.title())}
    found = {name: lookup(spelling.format(name)) for name in names}
    assert [name for name, each in found.items() if each.effect is Effect.UNKNOWN] == []
    plain = {name: replace(lookup(name), name="") for name in names}
    assert {name: replace(each, name="") for name, each in found.items()} == plain


TOUCHED = {
    "muextensions": ("Text.\n\n```\n.. ditaa::\n```", "draws diagrams"),
    "microdata_for_reST": ("<p itemprop='name'>Ann</p>", "marks what words are about"),
    "end_summary": ("Text.\n\n.. end-summary::\n", "ends the summary"),
    "pelican-adsense": ("[adsense:client=1,slot=2,type_ad=head]", "puts in advertisements"),
    "pelican-plotly": ("[plotly] {} [/plotly]", "draws charts"),
    "latex-prerender": (r"So \(a\) is.", "typesets formulas"),
    "pelican_cjk": ("我们\n用它吧", "takes line ends out"),
    "right_quoter": ("In the '90s it was.", "turns the quotation marks"),
    "html_head_injector": ("Text.\n\n.. injecthead::\n", "takes out what belongs"),
    "jinja2content": ("{% for n in [1] %}Day {{ n }}. {% endfor %}", "runs templates in posts"),
    "pelican.plugins.wikilinks": ("See [[Other page]].", "makes links of words in double brackets"),
    "pelican-cite": ("As [@doe2010] says.", "makes citations and a bibliography"),
    "photos": ("{photo}trip/hall.jpg", "puts in photos and galleries"),
    "simple_footnotes": ("Yes.[ref]No.[/ref]", "makes footnotes"),
    "interlinks": ("[a](wiki>Hall)", "puts addresses in the places of keywords"),
    "section_number": ("Text.\n\n## A section", "numbers sections"),
    "just_table": ("[jtable]\na, b\n[/jtable]", "makes tables"),
    "cjk_auto_spacing": ("我们用Python吧", "puts blanks between"),
    "pelicanfly": ("I like :fa-coffee:.", "draws icons"),
    "places": ("At {place}the hall.", "is not known here"),
    "halls": ("At [hall name=x].", "is not known here"),
}


@pytest.mark.parametrize("plugin", TOUCHED)
def test_what_a_plugin_touches_is_not_claimed_and_the_rest_is(claims, plugin):
    text, reason = TOUCHED[plugin]
    found = claims(f"PLUGINS = [{plugin!r}]", {"a.md": HEADER + text, "b.md": f"{HEADER}Text."})
    faithful, reasons = found["a.md"]
    assert faithful is None
    assert any(reason in each and plugin in each and line >= 4 for each, line in reasons)
    assert found["b.md"] == (True, [])


TOLD_ONCE = {
    "a.md": ('{HEADER}At {% place "x" %}.', "liquid_tags", "{% place %} is left as text: "),
    "b.md": ("{HEADER}[gist id=1]", "gist", "[gist] is shown as the archive can: "),
    "c.md": ("{HEADER}{% gist 1 %}", "liquid_tags.gist", "{% gist %} is shown as "),
    "d.md": ("{HEADER}At {{ place }}.", "jinja2content", "{{ place }} is left as text: "),
    "e.rst": ("{RST}.. gist:: 1", "gist", "`.. gist::` is shown as the archive can: "),
    "f.rst": ("{RST}.. code-include:: a.py", "code_include", "the source of the directive "),
}
RST = "A\n#\n\n:date: 2020-01-02\n\n"


@pytest.mark.parametrize("name", TOLD_ONCE)
def test_what_is_left_and_its_plugin_are_told_together(claims, name):
    text, plugin, beginning = TOLD_ONCE[name]
    post = text.replace("{HEADER}", HEADER).replace("{RST}", RST)
    faithful, doubts = claims(f"PLUGINS = [{plugin!r}]", {name: post})[name]
    assert faithful is None
    ((reason, line),) = doubts
    assert reason.startswith(beginning)
    assert f"the plugin `{plugin}` " in reason
    assert line == post.count("\n") + 1


def test_a_header_that_a_plugin_reads(claims):
    post = "Title: A\nDate: 2020-01-02\nGallery: trip\n\nText."
    assert claims("PLUGINS = ['photos']", {"a.md": post})["a.md"][1][0][1] == 3


def test_templates_run_in_code_too_but_tags_do_not(claims):
    assert claims("PLUGINS = ['jinja2content']", {"a.md": PLAIN})["a.md"][0] is None
    conf = "PLUGINS = ['liquid_tags.notebook', 'places', 'wikilinks']"
    assert claims(conf, {"a.md": PLAIN})["a.md"] == (True, [])


def test_unknown_plugins_are_named_once(claims):
    found = claims("PLUGINS = ['places', 'sitemap']", {f"{n}.md": PLAIN for n in range(3)})
    assert [each for each, _ in found.values()] == [True] * 3
    assert [each for each in claims.problems if "places" in each] == claims.problems
    assert len(claims.problems) == 1  # and not of each post


LISTS = {
    "literal": "PLUGINS = ['jinja2content']",
    "sum": "A = ['sitemap']\nPLUGINS = A + ['jinja2content']",
    "added": "PLUGINS = ['sitemap']\nPLUGINS += ['jinja2content']",
    "sometimes": "import os\nPLUGINS = []\nif os.getenv('X'):\n    PLUGINS.append('jinja2content')",
    "either": "PLUGINS = ['jinja2content'] if DEBUG else []",
    "module": "from pelican.plugins import jinja2content\nPLUGINS = [jinja2content]",
    "alias": "import jinja2content as content\nPLUGINS = ['sitemap', content]",
    "itself": "PLUGINS = ['jinja2content']\nPLUGINS = [*PLUGINS, 'sitemap']",
}

FROM_ELSEWHERE = {
    "star": ("from base import *\n", False),
    "by name": ("from base import PLUGINS\n", False),
    "of a module": ("import base\nPLUGINS = base.PLUGINS\n", True),
    "of nobody": ("from nowhere import PLUGINS\n", True),
}


@pytest.mark.parametrize("way", FROM_ELSEWHERE)
def test_plugins_of_another_file(claims, way):
    conf, computed = FROM_ELSEWHERE[way]
    files = {"base.py": "PLUGINS = ['jinja2content']\n"}
    found = claims(conf, {"a.md": HEADER + "{{ n }}", "b.md": f"{HEADER}Text."}, files)
    said = " ".join(reason for reason, _ in found["a.md"][1])
    assert ("`PLUGINS` is computed" in said) is computed
    assert ("runs templates" in said) is not computed
    assert found["b.md"][0] is (None if computed else True)


@pytest.mark.parametrize(
    "text", ["A ''hall''.", "``A'' hall.", '\\`\\`A" hall.', "A . . . hall.", r"A \. . \. hall."]
)
def test_typographic_signs(claims, text):
    assert claims("TYPOGRIFY = True", {"a.md": HEADER + text})["a.md"][0] is None
    assert claims("TYPOGRIFY = False", {"a.md": HEADER + text})["a.md"][0] is True
    plain = "\"A\" -- 'b' ... `''`"
    assert claims("TYPOGRIFY = True", {"a.md": HEADER + plain})["a.md"] == (True, [])


def test_titles_in_markdown(claims):
    posts = {
        "a.md": "Title: A *b*\nDate: 2020-01-02\n\nText.",
        "b.md": "Title: A [b](c.html)\nDate: 2020-01-02\n\nText.",
        "c.md": f"{HEADER}*Text*.",
    }
    found = claims("FORMATTED_FIELDS = ['summary', 'title']", posts)
    assert [claim for claim, _ in found.values()] == [True, None, True]
    assert [claim for claim, _ in claims("", posts).values()] == [True, True, True]


def test_code_of_other_formats(claims):
    conf = "PLUGINS = ['places', 'liquid_tags.img']"
    rst = "A\n#\n\n:date: 2020-01-02\n\nAs ``{% a %}`` and::\n\n    {% a %}\n\n.. code::\n\n    {% a %}\n"
    page = "<html><head><title>A</title><meta name='date' content='2020-01-02'></head><body><pre>{% a %}</pre></body></html>"
    found = claims(conf, {"a.rst": rst, "b.html": page, "c.rst": rst + "\nAt {% a %}.\n"})
    assert [claim for claim, _ in found.values()] == [True, True, None]


@pytest.mark.parametrize("conf", LISTS.values(), ids=LISTS)
def test_plugins_however_they_are_listed(claims, conf):
    found = claims(conf, {"a.md": HEADER + "{{ n }}", "b.md": f"{HEADER}Text."})
    assert any("runs templates" in reason for reason, _ in found["a.md"][1])
    assert found["b.md"] == (True, [])


def test_what_only_the_published_site_ran(claims):
    published = "from pelicanconf import *\nPLUGINS.append('jinja2content')\n"
    found = claims("PLUGINS = []", {"a.md": HEADER + "`{{ n }}`"}, {"publishconf.py": published})
    assert found["a.md"][0] is None


INSTALLED = {
    "requirements.txt": "pelican[markdown]>=4.8\n# pelican-cite\npelican-jinja2content==1.0 # why\n",
    "requirements/site.txt": "pelican-jinja2content\n",
    "pyproject.toml": '[project]\ndependencies = ["pelican>=4", "pelican-jinja2content~=1.0"]\n',
    "Pipfile": '[packages]\npelican = "*"\npelican-jinja2content = "*"\n',
    "poetry.lock": '[[package]]\nname = "pelican-jinja2content"\nversion = "1.0.1"\n',
    "uv.lock": '[[package]]\nname = "pelican-jinja2content"\n',
    "environment.yml": "dependencies:\n  - pelican\n  - pip:\n    - pelican_jinja2content\n",
}


@pytest.mark.parametrize("file", INSTALLED)
def test_without_plugins_what_is_installed_ran(claims, file):
    files = {file: INSTALLED[file]}
    post = {"a.md": HEADER + "`{{ n }}`", "b.md": HEADER + "As [@doe2010] says."}
    found = claims("", post, files)
    assert (found["a.md"][0], found["b.md"]) == (None, (True, []))
    assert claims("PLUGINS = []", post, files)["a.md"] == (True, [])


COMPUTED = {
    "MARKDOWN = load()": "`MARKDOWN` is computed",
    "MARKDOWN = {'extensions': [Own()]}": "`MARKDOWN` is computed",
    "MD_EXTENSIONS = load()": "`MD_EXTENSIONS` is computed",
    "PLUGINS = load()": "`PLUGINS` is computed",
    "READERS = load()": "another reader than Pelican's, `READERS`",
    "READERS = {'md': Own}": "another reader than Pelican's, `READERS['md']`",
    "PLUGINS = ['our_reader']": "another reader than Pelican's, `our_reader`",
    "PLUGINS = ['pandoc_reader']": "another reader than Pelican's, `pandoc_reader`",
    "PLUGINS = ['myst_reader']": "another reader than Pelican's, `myst_reader`",
}


@pytest.mark.parametrize("conf", COMPUTED)
def test_nothing_is_claimed_of_what_was_read_in_a_way_of_its_own(claims, conf):
    faithful, reasons = claims(conf, {"a.md": PLAIN})["a.md"]
    assert faithful is None
    assert any(reason.startswith(COMPUTED[conf]) for reason, _ in reasons)


@pytest.mark.parametrize(
    "conf",
    [
        "READERS = {'html': None}",
        "READERS = {'rst': Own}",
        "MARKDOWN = {'extension_configs': {'markdown.extensions.toc': {'slugify': own}}}",
        "PLUGINS = ['org_reader', 'asciidoc_reader', 'ipynb.markup']",
    ],
)
def test_readers_of_other_files_take_no_claim(claims, conf):
    assert claims(conf, {"a.md": PLAIN})["a.md"] == (True, [])


def test_a_root_in_code_stays(claims):
    text = f"{HEADER}As `{{{{ SITEURL }}}}/x` says.\n"
    assert claims("PLUGINS = []", {"a.md": text})["a.md"] == (True, [])


MODULES = "PLUGINS = ['liquid_tags.img', 'liquid_tags.video', 'liquid_tags.notebook', 'ipynb.liquid', 'places']"


def test_of_modules_for_one_tag_each_only_that_of_the_posts_tag_is_told(claims):
    posts = {
        "a.md": HEADER + "{% video x.mp4 %}",
        "b.md": HEADER + "{% notebook x.ipynb %}",
        "c.md": HEADER + "{% place x %}",
        "d.md": f"{HEADER}Text.",
    }
    found = claims(MODULES, posts)
    told = {name: [reason for reason, _ in reasons] for name, (_, reasons) in found.items()}
    assert [claim for claim, _ in found.values()] == [None, None, None, True]
    for name, plugin in {"a.md": "liquid_tags.video", "b.md": "notebook", "c.md": "places"}.items():
        assert any(plugin in reason for reason in told[name])
        others = {"liquid_tags.img", "liquid_tags.video", "notebook"} - {plugin}
        assert not [reason for reason in told[name] for other in others if other in reason]
