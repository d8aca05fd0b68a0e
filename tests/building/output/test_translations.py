"""The archive's own words: all of them ask a catalog, and each build has those of its own language."""

import json
import os
import re
from unittest import mock

import pytest
from sphinx.builders.html import _assets
from sphinx.config import Config

from confarchive.building import config_checks, translations
from confarchive.model.problems import ProblemKind
from tests.building import pseudo
from tests.building.sites import CONF, LATER, SiteFolder, post, wait

SEEN = ("title", "aria-label", "placeholder", "alt", "label", "data-label")
ENGLISH = (
    '//*[@lang="en"] | //pre | //code | //script | //style | //comment() | //a[@class="headerlink"]'
)
TELLING = (
    '//meta[contains(" description og:title og:description ", concat(" ", @name, @property, " "))]'
)
"""What stands in ``<head>`` in words."""
OF_TABLES = "//a[@download] | //td[1] | //td/a | //abbr"
"""What the page of the data has of its tables: the names, types and files of these."""


@pytest.fixture(scope="module")
def pseudo_built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pseudo")
    preview = mock.patch.dict(os.environ, {"READTHEDOCS_VERSION_TYPE": "external"})
    with pseudo.spoken(folder / "locale"), preview:
        return SiteFolder.of(folder, pseudo.FILES).build(language=pseudo.LANGUAGE)


def words(page):
    """Yield all that readers see or hear of a page, but what stands in English for a reason."""
    for element in page.xpath(ENGLISH):
        element.drop_tree()
    yield from page.itertext()
    for element in page.iter():
        yield from (element.get(name) for name in SEEN if element.get(name))
    yield from (element.get("content") for element in page.xpath(TELLING))


def test_no_word_of_a_page_is_english_alone(pseudo_built):
    kinds = (
        "search.html",
        "404.html",
        "scorecard.html",
        "talks.html",
        "old/one.html",
        "blog/drafts.html",
    )
    assert {*kinds} <= {*pseudo_built.pages()}
    found = {}
    for name in pseudo_built.pages():
        page = pseudo_built.page(name)
        if name == "data.html":
            for element in page.xpath(OF_TABLES):
                element.text = ""
            for region in page.xpath("//*[@role='region']"):
                region.set(
                    "aria-label", region.get("aria-label").rstrip("abcdefghijklmnopqrstuvwxyz_")
                )
            for summary in page.xpath("//details/summary"):
                summary.text = summary.text.lstrip("abcdefghijklmnopqrstuvwxyz_")
        found |= dict.fromkeys(pseudo.unmarked(words(page)), name)
    assert not found


def test_what_stands_outside_of_marks_is_seen():
    assert pseudo.marked("%(a)s of %(b)s") == "%(a)s⟦ of ⟧%(b)s"
    assert pseudo.unmarked(["⟦by ⟧Ά", "1⟦ of ⟧2", "Plain ⟦b⟧"]) == {"Plain ⟦b⟧"}


def test_scripts_begin_with_their_words_but_for_english(pseudo_built, build):
    script = pseudo_built.text("_static/confarchive.js")
    (told,) = re.findall(r"^window\.archiveMessages = \{messages: (\{.*\}), form:", script)
    messages = json.loads(told)
    assert messages["Nothing found"] == "⟦Nothing found⟧"
    assert messages["a year\4From"] == "⟦From⟧"
    assert messages["%(number)s result"] == ["%(number)s⟦ result⟧", "%(number)s⟦ results⟧"]
    assert "form: (n) => Number((n != 1))" in script
    english = build({"posts/one.md": post()}).text("_static/confarchive.js")
    assert not english.startswith("window.archiveMessages")


def test_scripts_ask_for_no_message_that_has_forms_as_for_one_without():
    """Of a message with forms, a script that asks for it without a number would get all."""
    of_scripts = [
        message
        for message in pseudo.read_template()
        if any(file.endswith(".js") for file, _ in message.locations)
    ]
    with_forms = [each for each in of_scripts if isinstance(each.id, tuple)]
    texts = "".join(
        file.read_text("utf-8") for file in translations.FOLDER.parent.glob("static/*.js")
    )
    assert with_forms
    assert not [each.id[0] for each in with_forms if f'{{gettext("{each.id[0]}"' in texts]
    assert all(f'ngettext("{each.id[0]}"' in texts for each in with_forms)


LOOKS_LIKE_WORDS = re.compile(
    r"""(["'`])((?:[A-Z][a-z]+|(?:(?!\1).)*[a-z]{2,}[,:]? [a-z]{2,}(?:(?!\1).)*|[A-Z][a-z]+[:.,]? (?:(?!\1).)*))\1"""
)
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
NO_WORDS = {"use strict", "Escape", "Enter", "input, select, a"}


def texts_in(script):
    """Return what looks like words among the texts of a *script*."""
    return {found[2] for found in LOOKS_LIKE_WORDS.finditer(COMMENT.sub("", script))}


def test_no_script_says_what_asks_no_catalog():
    known = set(NO_WORDS)
    for message in pseudo.read_template():
        known.update(message.id if isinstance(message.id, tuple) else [message.id])
        known.add(message.context or "")
    found = {}
    for file in translations.FOLDER.parent.glob("static/*.js"):
        found |= dict.fromkeys(texts_in(file.read_text("utf-8")) - known, file.name)
    assert not {text: name for text, name in found.items() if not re.search(r"[(=\[]|\?\?", text)}


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ('make("p", {}, "Nothing to choose from.")', "Nothing to choose from."),
        ("status = `${number} of all talks`;", "${number} of all talks"),
        ('button.title = "Close";', "Close"),
        ("const label = 'Search the archive';", "Search the archive"),
    ],
)
def test_words_in_scripts_are_seen(script, text):
    assert texts_in(f"/* It's a comment. */ {script} // And one") == {text}


def test_builds_in_one_process_have_words_of_their_own(site, tmp_path):
    files = {"posts/one.md": post(tags=["a"])}
    before = site(files).build()
    with pseudo.spoken(tmp_path / "locale"):
        marked = site(files).build(language=pseudo.LANGUAGE)
    after = site(files).build()
    assert "⟦Latest posts⟧" in marked.text("index.html")
    assert before.text("index.html") == after.text("index.html")
    assert "⟦" not in after.text("tags.html" if after.has("tags.html") else "index.html")


def test_a_build_that_fails_leaves_no_words_to_the_next(site, tmp_path):
    with pseudo.spoken(tmp_path / "locale"):
        broken = site({"_templates/confarchive/home.html": "{{ 1 / 0 }}", "conf.py": CONF + OWN})
        with pytest.raises(Exception, match="division by zero"):
            broken.build(language=pseudo.LANGUAGE)
    assert "⟦" not in site({"posts/one.md": post()}).build().text("index.html")


OWN = 'templates_path = ["_templates"]\n'


def test_another_language_and_other_words_are_shown_on_all_pages(site, tmp_path, monkeypatch):
    uncached = _assets._file_checksum_inner.__wrapped__  # noqa: SLF001 (kept for a process)
    monkeypatch.setattr(_assets, "_file_checksum_inner", uncached)
    small = site({"posts/one.md": post(tags=["a"]), "posts/two.md": post("Two")})
    english = small.build()
    wait()
    with pseudo.spoken(tmp_path / "locale"):
        marked = small.build(language=pseudo.LANGUAGE)
        assert marked.files() == clean(small, tmp_path / "a", language=pseudo.LANGUAGE)
    wait()
    with pseudo.spoken(tmp_path / "locale", translate=otherwise):
        again = small.build(language=pseudo.LANGUAGE)
        assert "⟦Latest⟧" in again.text("index.html")
        assert again.files() == clean(small, tmp_path / "b", language=pseudo.LANGUAGE)
        assert not small.build(language=pseudo.LANGUAGE).written
    wait()
    assert small.build().files() == english_files(english, small, tmp_path / "c")


def otherwise(text):
    """Return what a message becomes in a catalog in which one was corrected that a template alone asks for."""
    return pseudo.marked("Latest" if text == "Latest posts" else text)


def clean(small, folder, **settings):
    folder.mkdir()
    return small.copy(folder).build(**settings).files()


def english_files(english, small, folder):
    assert "⟦" not in english.text("index.html")
    return clean(small, folder)


def test_dates_are_written_as_the_language_has_them(build):
    files = {"posts/one.md": post(date="2015-03-04")}
    dates = {
        "en": "4 March 2015",
        "de": "4. März 2015",
    }
    for language, date in dates.items():
        page = build(files, language=language).main("posts/one.html")
        assert date in page, language


def test_a_form_of_dates_that_conf_py_says_has_the_names_of_the_language(build):
    conf = CONF + 'post_date_format = "%A, %d %B (%b) %Y, 100%%"\n'
    page = build({"conf.py": conf, "posts/one.md": post(date="2015-03-04")}, language="de")
    assert "Mittwoch, 04 März (März) 2015, 100%" in page.main("posts/one.html")


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de_CH", "de"),
        ("zh", "zh_CN"),
        ("zh_CN", "zh_CN"),
        ("zh-Hans-SG", "zh_CN"),
        ("zh_TW", None),
        ("pt_BR", "pt"),
        ("en", None),
        ("en-GB", None),
        ("xx", None),
        ("no such", None),
        ("", None),
    ],
)
def test_a_language_has_the_words_of_its_own_or_of_another_country(tmp_path, language, found):
    with mock.patch.object(translations, "FOLDER", tmp_path):
        for known in ("de", "pt", "zh_CN"):
            pseudo.write_catalog(tmp_path, language=known)
        file = translations.file_of(language)
        assert (file and file.relative_to(tmp_path).parts[0]) == found
        assert translations.has_words(language) == (found is not None or language[:2] in {"en", ""})


def test_a_language_without_words_is_told_in_a_hint_and_has_english_ones(build, tmp_path):
    assert "Latest posts" in build({"posts/one.md": post()}, language="tlh").main("index.html")
    config = Config(overrides={"language": "tlh"})
    (told,) = config_checks.words(config, tmp_path)
    assert told.kind is ProblemKind.NO_WORDS
    assert "language: found 'tlh'" in told.message
    config.language = "de"
    assert not [*config_checks.words(config, tmp_path)]


def test_values_are_escaped_in_templates(build):
    files = {
        "posts/one.md": post(series="<b> & co", conferences=["a-2015"]),
        "posts/two.md": post("<i>Two</i>", date="2015-03-05", series="<b> & co"),
        "conferences.yml": "a: {name: '<u>A', editions: {2015: {dates: 2015-01-01, city: '<s>B'}}}\n",
    }
    page = build(files).text("posts/one.html")
    assert "Part 1 of 2: &lt;b&gt; &amp; co" in page
    for tag in ("<b>", "<u>", "<s>"):
        assert tag not in page


def test_forms_of_numbers_are_those_of_the_language(tmp_path):
    forms = {"%(count)s post": ["zero", "one", "two", "few", "many", "%(count)s others"]}
    pseudo.write_catalog(tmp_path, language="ar")
    file = tmp_path / "ar/LC_MESSAGES/confarchive.po"
    text = file.read_text("utf-8")
    for number, form in enumerate(forms["%(count)s post"]):
        old = "%(count)s⟦ post⟧" if number == 0 else "%(count)s⟦ posts⟧"
        text = text.replace(f'msgstr[{number}] "{old}"', f'msgstr[{number}] "{form}"')
    file.write_text(text, "utf-8")
    with mock.patch.object(translations, "FOLDER", tmp_path):
        translations.begin("ar")
    try:
        said = [
            translations.ngettext("%(count)s post", "%(count)s posts", number)
            for number in (0, 1, 2, 5, 11, 100)
        ]
    finally:
        translations.end()
    assert said == ["zero", "one", "two", "few", "many", "100 others"]
    assert translations.ngettext("%(count)s post", "%(count)s posts", 2) == "2 posts"


def test_data_and_figures_for_programs_stay_english(site, tmp_path):
    files = {"posts/one.md": post(), "conf.py": CONF + "archive_data = True\n"}
    english = site(files).build()
    with pseudo.spoken(tmp_path / "locale"):
        marked = site(files).build(language=pseudo.LANGUAGE, epoch=LATER)
    for name in ("data/archive.schema.json", "data/metadata.yml"):
        assert marked.text(name) == english.text(name)
