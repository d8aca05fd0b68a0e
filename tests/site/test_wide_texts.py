"""Code, tables and formulas that are wider than the screen are reached and scrolled by keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe

CODE = f"```\n{'wide ' * 80}\n```"
NARROW = "```\nnarrow\n```"
TABLE = "\n".join(
    [
        "| " + " | ".join(f"head-{each}" for each in range(40)) + " |",
        "|" + "---|" * 40,
        "| x " * 40 + "|",
    ]
)
FORMULA = "```{math}\n" + "a + " * 200 + "b\n```"
POST = f"---\ndate: 2015-03-04\n---\n\n# Wide\n\n{CODE}\n\n{NARROW}\n\n## Table\n\n{TABLE}\n\n{FORMULA}\n"


@pytest.fixture(scope="session")
def wide_site(build, tmp_path_factory):
    source = tmp_path_factory.mktemp("wide")
    (source / "posts").mkdir()
    (source / "conf.py").write_text('extensions = ["confarchive"]\nhtml_theme = "furo"\n')
    (source / "index.md").write_text("# Home\n")
    (source / "posts/wide.md").write_text(POST)
    return build(source)


@pytest.fixture(params=[1280, 390])
def wide(request, open_page, serve, wide_site):
    page = open_page(viewport={"width": request.param, "height": 800})
    page.goto(f"{serve(wide_site)}posts/wide.html")
    return page


def test_axe_finds_no_violation(wide):
    found = Axe().run(wide)
    assert not found.violations_count, found.generate_report()


def test_keys_reach_what_is_wide_alone(wide):
    reached = wide.locator("article :is(pre, .table-wrapper, .math)[tabindex='0']")
    assert reached.evaluate_all("all => all.every(each => each.scrollWidth > each.clientWidth)")
    assert reached.locator("text=wide").count() == 1
    assert not wide.locator("article pre[tabindex='0']", has_text="narrow").count()
    scrolled = wide.evaluate(
        "[...document.querySelectorAll('article *')].filter(each => each.scrollWidth > each.clientWidth + 1"
        " && getComputedStyle(each).overflowX === 'auto').every(each => each.tabIndex === 0)"
    )
    assert scrolled


def test_what_fits_needs_no_key(wide):
    code = wide.locator("article pre", has_text="wide")
    assert code.get_attribute("tabindex") == "0"
    wide.add_style_tag(content="pre { font-size: 1px !important }")
    wide.set_viewport_size({"width": 1000, "height": 800})
    wide.wait_for_function("!document.querySelector('article pre').hasAttribute('tabindex')")
    assert code.get_attribute("tabindex") is None
