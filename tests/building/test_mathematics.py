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
