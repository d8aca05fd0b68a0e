"""Code in tables with numbers of lines, as themes show it: it comes in as code, and other tables as tables."""

import pytest

from tests.importing.sources.pages.test_pages_of_themes import blog, plain, read, run

__all__ = ["run"]

HEXO = """<figure class="highlight python"><table><tr>{numbers}<td class="code"><pre><span class="line">\
<span class="keyword">import</span> {name}</span><br><span class="line">run()</span><br></pre></td></tr></table></figure>"""
HEXO_NUMBERS = """<td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td>"""
CHROMA = """<div class="highlight"><div class="chroma"><table class="lntable"><tr><td class="lntd"><pre class="chroma">\
<code><span class="lnt">1\n</span><span class="lnt">2\n</span></code></pre></td><td class="lntd"><pre class="chroma">\
<code class="language-python" data-lang="python">import {name}\nrun()\n</code></pre></td></tr></table></div></div>"""
OCTOPRESS = """<figure class='code'><figcaption><span>{caption}</span></figcaption><div class="highlight"><table><tr>\
<td class="gutter"><pre class="line-numbers"><span class='line-number'>1</span>\n</pre></td><td class='code'><pre>\
<code class='python'><span class='line'>import {name}\n</span><span class='line'>run()\n</span></code></pre></td></tr></table></div></figure>"""
ROUGE = """<div class="language-python highlighter-rouge"><div class="highlight"><pre class="highlight"><code>\
<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">1\n2\n</pre></td>\
<td class="rouge-code"><pre>import {name}\nrun()\n</pre></td></tr></tbody></table></code></pre></div></div>"""


@pytest.mark.parametrize(
    "shown",
    [HEXO.replace("{numbers}", ""), HEXO.replace("{numbers}", HEXO_NUMBERS), CHROMA],
    ids=["hexo", "hexo-numbered", "chroma"],
)
def test_code_in_a_table_is_code(run, site, shown):
    def template(name, title, day, text):
        return plain(name, title, day, text + shown.replace("{name}", name) + text)

    report, posts = run(blog(template))
    assert "\n```python\nimport tram\nrun()\n```\n" in read(site, posts["tram.html"]).body
    assert all(each.faithful for each in report.posts)
    assert not report.problems


@pytest.mark.parametrize("caption", ["", "Lines of {name}"])
def test_the_figure_that_octopress_puts_code_into_stays_only_for_its_caption(run, site, caption):
    def template(name, title, day, text):
        shown = OCTOPRESS.replace("{caption}", caption).replace("{name}", name)
        return plain(name, title, day, text + shown + text)

    report, posts = run(blog(template))
    body = read(site, posts["tram.html"]).body
    assert ("<figure" in body, "Lines of tram" in body) == (bool(caption), bool(caption))
    assert "import tram\nrun()\n" in body
    assert all(each.faithful for each in report.posts)


def test_a_table_in_code_keeps_its_numbers_apart(run, site):
    def template(name, title, day, text):
        return plain(name, title, day, text + ROUGE.replace("{name}", name) + text)

    _, posts = run(blog(template))
    body = read(site, posts["tram.html"]).body
    assert "import tram\nrun()\n" in body
    assert "1\n2" not in body


@pytest.mark.parametrize(
    "table",
    [
        '<table><tr><td class="code"><pre>ls {0}</pre></td></tr><tr><td>lists</td></tr></table>',
        '<table><tr><td>lists</td><td class="code"><pre>ls {0}</pre></td></tr></table>',
        '<table><tr><td class="code"><pre>ls {0}</pre> lists</td></tr></table>',
        "<table><tr><td><pre>ls {0}</pre></td></tr></table>",
        '<table><tr><td class="lineno">One {0}</td></tr><tr><td class="code"><pre>ls</pre></td></tr></table>',
    ],
)
def test_a_table_that_says_more_is_a_table(run, site, table):
    def template(name, title, day, text):
        return plain(name, title, day, text + table.format(name) + text)

    _, posts = run(blog(template))
    assert "table" in read(site, posts["tram.html"]).body


@pytest.mark.parametrize("name", ["linenos", "lineno", "ln"])
def test_numbers_before_lines_are_no_code(run, site, name):
    def template(page, title, day, text):
        lines = f'<span class="{name}">1 </span>see({page})\n<span class="{name}">2 </span>go()\n'
        shown = f'{text}<div class="highlight"><pre>{lines}</pre></div>{text}'
        return plain(page, title, day, shown)

    report, posts = run(blog(template))
    code = "```{code-block} text\n:linenos:\n\nsee(tram)\ngo()\n```"
    assert code in read(site, posts["tram.html"]).body
    assert all(each.faithful for each in report.posts)
