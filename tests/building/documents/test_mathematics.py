"""Formulas are typeset by the browser: no script, and nothing from another host."""

from tests.building.sites import post

BODY = r"""
Costs {math}`O(n^2)`, see {eq}`sum`.

```{math}
:label: sum
a &= b \\
c &= d
```
"""


def test_formulas(build):
    built = build({"posts/1.md": post("One", BODY)})
    page = built.page("posts/1.html")
    assert len(page.xpath("//span[contains(@class, 'math')]/math//msup")) == 1
    assert len(page.xpath("//div[contains(@class, 'math')]/math//mtr")) == 2
    assert page.xpath("//a[@class='reference internal']/@href").count("#equation-sum") == 1
    assert "mathjax" not in built.text("posts/1.html").lower()


PAGE = r"""
By {math}`\eqref{sum}`:

```{math}
\newcommand{\ip}[2]{\langle #1, #2 \rangle}
```

<table><tr><td class="math wide">\(a &lt; \ip{b}{c}\)</td>
<td><span class="math">\(n^r\)</span> <div class="math">\[\ket{\psi}\]</div> <code>\(x\)</code></td></tr></table>

```{math}
\begin{align}
a &= \ip{x}{x} \label{sum} \\
c &= d \notag
\end{align}
```

> <p><span class="math">\(x \ge 1\)</span></p>

```{math}
\begin{aligned} a &= b \end{aligned}
```

{math}`\nosuch{x} < 1`
"""


def test_formulas_of_a_page_belong_together(build):
    page = build({"posts/1.md": post("One", PAGE)}).page("posts/1.html")
    assert len(page.xpath("//table//span[@class='math']/math//msup")) == 1
    assert page.xpath("//table//div[@class='math']/math/@display") == ["block"]
    assert page.xpath("//blockquote//math//mo/text()") == ["\u2265"]
    assert page.xpath("//math//a/@href") == ["#equation-sum"]
    assert page.xpath("//math//*[@id='equation-sum']//text()") == ["(1)"]
    assert page.xpath("//article//code[not(@class)]/text()") == [r"\(x\)"]
    assert page.xpath("//code[@class='math']/text()") == [r"\nosuch{x} < 1"]
    assert page.xpath("//table//math/@alttext") == ["n^r", r"\ket{\psi}"]
    assert page.xpath("//blockquote//math/@alttext") == [r"x \ge 1"]
    assert not page.xpath("//article//script | //math-error")


def test_a_page_with_formulas_loads_nothing_more(build):
    built = build({"posts/1.md": post("One", PAGE), "posts/2.md": post("Two", "x")})
    pages = [built.page(f"posts/{number}.html") for number in (1, 2)]
    loaded = [page.xpath("//script/@src | //link[@rel='stylesheet']/@href") for page in pages]
    assert loaded[0] == loaded[1]
