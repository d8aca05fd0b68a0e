"""Short ways to write values of the data, which have to come to what the long ways do."""

import csv
import io
import json
import re
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from confarchive.building.data import csv_files, json_file, markdown_syntax
from confarchive.building.data.tables import BY_NAME, TABLES


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
