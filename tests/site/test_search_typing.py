"""While one types: nothing is loaded that the next letter makes useless."""

import pytest


def test_a_question_that_is_no_longer_wanted_loads_nothing_more(search):
    page, loaded = search.ask().page, []
    page.on("request", lambda request: "/fragment/" in request.url and loaded.append(request.url))
    page.evaluate("""async () => {
      const engine = await import(new URL("_static/confarchive-search-engine.js", location.href));
      await engine.open({ address: new URL("pagefind/", location.href) });
      window.find = (text) => engine.find({ text, shown: 3 });
      window.stop = engine.stop;
    }""")
    assert (
        page.evaluate("(() => { const found = find('lightning'); stop(); return found; })()")
        is None
    )
    assert (
        page.evaluate("(() => { const found = find('lightning'); find(''); return found; })()")
        is None
    )
    assert loaded == []
    assert page.evaluate("find('umbrella').then(({ total }) => total)") == 1


@pytest.mark.parametrize("text", ["no", "lightnin", "umbrella li"])
def test_a_half_typed_word_is_let_go_on_before_its_results_are_loaded(open_page, search, text):
    page, loaded = open_page(), []
    page.on("request", lambda request: "/fragment/" in request.url and loaded.append(request.url))
    page.clock.install(time=0)
    page.goto(f"{search.address}search.html")
    page.clock.pause_at(3_600_000)
    page.evaluate(
        """async (text) => {
      const engine = await import(new URL("_static/confarchive-search-engine.js", location.href));
      await engine.open({ address: new URL("pagefind/", location.href) });
      window.find = (text, typing) => engine.find({ text, typing, shown: 3 }).then((found) => { window.found = found; });
      find(text, true);
    }""",
        text,
    )
    page.clock.run_for(200)
    page.wait_for_load_state("networkidle")
    assert loaded == []
    assert found_in_time(page)
    for whole in (False, True):  # entered, or a word that pages have
        page.evaluate("window.found = undefined; void 0")
        page.evaluate(
            "([text, whole]) => { find(whole ? 'umbrella' : text, whole); }", [text, whole]
        )
        assert found_in_time(page)


def found_in_time(page):
    """Tell whether something is found while the page's own clock, which stands still by itself, goes on."""
    for _ in range(200):
        if page.evaluate("window.found?.total"):
            return True
        page.clock.run_for(100)
        page.wait_for_timeout(20)
    return False


def test_a_letter_that_is_taken_back_leaves_the_results(search):
    search.ask("umbrella")
    search.box.focus()
    search.box.press_sequentially("s")
    search.page.keyboard.press("Backspace")
    search.page.wait_for_timeout(200)
    assert search.wait("umbrella").titles == ["Our first stand in Brussels"]


def test_a_word_that_says_nothing_is_no_pair_with_the_word_before(search):
    pairs = """async (text) => {
      const { parse } = await import(new URL("_static/confarchive-search-query.js", location.href));
      return parse(text, { language: "en", stopwords: new Set(["in", "to"]) }).pairs;
    }"""
    page = search.ask().page
    # On the way from "in" to "india", too: nearly all pages have it.
    assert page.evaluate(pairs, "room 7 in") == ["room 7"]
    assert page.evaluate(pairs, "in to") == ["in to"]
    # Nor is one before: where it stands takes more to load than all else.
    assert page.evaluate(pairs, "notes to c 7") == ["c 7"]


def test_letters_that_follow_each_other_evenly_load_no_results_between_them(open_page, search):
    page, loaded = open_page(), []
    page.on("request", lambda request: "/fragment/" in request.url and loaded.append(request.url))
    page.clock.install(time=0)
    page.goto(f"{search.address}search.html")
    page.clock.pause_at(3_600_000)
    page.evaluate("""async () => {
      const { stop, find, open } = await import(new URL("_static/confarchive-search-engine.js", location.href));
      await open({ address: new URL("pagefind/", location.href) });
      window.type = (text) => { stop(); setTimeout(() => find({ text, typing: true, shown: 3 }).then((found) => { window.found = found; }), 80); };
    }""")
    for text in ("u", "um", "umb", "umbr", "umbre", "umbrel", "umbrell", "umbrella"):
        page.evaluate("text => type(text)", text)
        page.clock.run_for(140)
        page.wait_for_timeout(150)  # as long as what is asked for may take to come
    assert loaded == []
    page.clock.run_for(60)
    assert found_in_time(page)
    assert loaded


def test_a_word_that_may_go_on_is_waited_for_as_long_as_two_letters_take(open_page, search):
    page = open_page()
    page.clock.install(time=0)
    page.goto(f"{search.address}search.html")
    page.clock.pause_at(3_600_000)
    page.evaluate("""async () => {
      const { stop, find, open } = await import(new URL("_static/confarchive-search-engine.js", location.href));
      await open({ address: new URL("pagefind/", location.href) });
      window.type = (text) => { stop(); setTimeout(() => find({ text, typing: true, shown: 3 }).then((found) => { window.found = found; }), 80); };
    }""")
    for text in ("l", "li", "lig", "ligh", "light", "lightn", "lightni"):
        page.clock.run_for(100)
        page.evaluate("text => type(text)", text)
    page.clock.run_for(100)
    page.wait_for_timeout(500)
    page.clock.run_for(90)
    page.wait_for_timeout(500)
    assert page.evaluate("window.found ?? null") is None
    page.clock.run_for(20)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.found?.total") == 12


def test_what_was_searched_for_before_is_counted_when_its_facets_are_asked_for(search):
    counted = """async () => {
      const engine = await import(new URL("_static/confarchive-search-engine.js", location.href));
      await engine.open({ address: new URL("pagefind/", location.href) });
      await engine.find({ text: "lightning" });
      return (await engine.find({ text: "lightning", counted: ["year"] })).counts.year;
    }"""
    assert search.ask().page.evaluate(counted)["2019"] == 12
