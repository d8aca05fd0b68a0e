"""The tests' own eyes: what hides a word from a reader of bytes hides it not from them."""

import gzip
import json
import zlib

import pytest

from tests.building.sites import leaks

WORD = "Größe & Maß"
HIDING = {
    "plain": WORD.encode(),
    "zlib": b"# header\n" + zlib.compress(WORD.encode()),
    "gzip": gzip.compress(WORD.encode()),
    "html": b"Gr&#246;&#223;e & Ma&#223;",
    "entity": "Größe &amp; Maß".encode(),
    "json": json.dumps([WORD]).encode(),
    "address": b"x/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F.html",
}


@pytest.mark.parametrize("how", HIDING)
def test_a_word_is_found(tmp_path, how):
    (tmp_path / "file.bin").write_bytes(HIDING[how])
    assert leaks(tmp_path, WORD) == ["file.bin"]


def test_case_does_not_matter(tmp_path):
    (tmp_path / "file.bin").write_bytes(b"WORD")
    assert leaks(tmp_path, "Word") == ["file.bin"]


def test_names_tell_too(tmp_path):
    (tmp_path / "a folder-with-word").mkdir()
    (tmp_path / "other").touch()
    assert leaks(tmp_path, "word") == ["a folder-with-word"]
