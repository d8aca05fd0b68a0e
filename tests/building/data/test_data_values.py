"""Short ways to write values of the data, which have to come to what the long ways do."""

import csv
import io
import json
import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.building.data import csv_files, json_file, markdown_syntax
from confarchive.building.data.tables import BY_NAME, TABLES
from confarchive.model.text import languages
from tests.building import exported
from tests.building.sites import SiteFolder, post


@given(st.text(st.sampled_from(" aZ9éß,.;?'\"()-_*`:/![]{}<>&\\#~^$|@+=\n"), max_size=12))
def test_titles_without_marks_are_what_the_parser_makes_of_them(title):
    title = title.strip()
    with mock.patch.object(markdown_syntax, "_WORDS", re.compile("(?!)")):
        whole = markdown_syntax.plain(title)
    assert markdown_syntax.plain(title) == whole


def test_values_stand_in_files_as_other_programs_write_them():
    odd = ("", "a,b", 'say "so"', "two\nlines", "\r", "tab\t", " blank ", "\u2028é\0", None, 0, -5, 1.5, 1e-07, 1e22)  # fmt: skip
    table = BY_NAME["posts"]
    row = dict(zip((column.name for column in table.columns), odd, strict=False))
    row |= dict.fromkeys(column.name for column in table.columns if column.name not in row)
    rows = {each.name: [] for each in TABLES} | {"posts": [row]}
    file = io.StringIO()
    csv.writer(file).writerow(row.values())
    (_, head), *_ = csv_files.texts(rows)
    assert head.partition("\r\n")[2] == file.getvalue()
    assert json.dumps(row, ensure_ascii=False) in json_file.text(rows, "T")


NO_TEXT = "\0", "\x07", "\x1b", "\uffff"
"""What a header can escape, and no page and not every database can hold."""
ODD = "a{0}b"


@pytest.mark.parametrize("sign", NO_TEXT)
def test_no_value_has_what_a_database_cannot_hold(tmp_path, sign):
    odd = ODD.format(sign)
    talks = [
        {"title": "Counting"},
        {"title": odd},
        {"title": "Closing", "speakers": [odd], "room": odd},
    ]
    header = {
        "date": "2015-02-03",
        **dict.fromkeys(("subtitle", "summary", "category", "series", "location", "redirect"), odd),
        **{key: [odd, "kept"] for key in ("tags", "conferences", "author")},
        "source": {"path": odd, "sha256": "ab" * 32, "blog": odd},
        "talks": talks,
    }  # fmt: skip
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in header.items())
    names = {"name": odd, "url": f"https://{odd}.example/", "about": odd, "description": odd}
    files = {
        "posts/a.md": f"---\n{lines}---\n\n# A\n",
        "conferences.yml": json.dumps({"kept": {**names, "aliases": [odd], "editions": {"2015": {"city": odd, "venue": odd}}}}),
        "people.yml": json.dumps({"kept": {**names, "aliases": [odd]}}),
        "terms.yml": json.dumps({"tags": {"kept": {"description": odd}, odd: {}}}),
        "redirects.yml": json.dumps({odd: "posts/a", "b": odd}),
    }  # fmt: skip
    folder = exported.export(SiteFolder.of(tmp_path, files))
    tables = exported.of_json(folder)
    assert tables == exported.of_csv(folder) == exported.of_database(folder)
    values = [value for rows in tables.values() for row in rows for value in row.values()]
    assert not [value for value in values if isinstance(value, str) and sign in value]
    assert [row["name"] for row in tables["people"]] == ["kept"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [("DE", "de"), ("de", "de"), ("pt_br", "pt-BR"), ("ZH-hans-cn", "zh-Hans-CN"), ("es-419", "es-419"), ("ca-VALENCIA", "ca-valencia")],
)  # fmt: skip
def test_a_language_is_spelled_one_way(tmp_path, code, expected):
    header = {"language": code, "talks": [{"title": "Counting", "language": code}]}
    tables = exported.of_json(
        exported.export(SiteFolder.of(tmp_path, {"posts/a.md": post(**header)}))
    )
    assert [row["language"] for row in (*tables["posts"], *tables["talks"])] == [expected] * 2
    assert languages.canonical(expected) == expected
