"""What is found first: golden queries, asked in a browser."""

import tomllib
from pathlib import Path

import pytest

QUERIES = tomllib.loads(Path(__file__).with_name("queries.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("query", QUERIES["query"], ids=lambda query: query["text"])
def test_the_golden_queries(search, query):
    paths = search.type(query["text"]).paths
    assert paths[:1] == [query["first"]] if "first" in query else not paths
    assert set(query.get("also", ())) <= set(paths)
    assert not set(query.get("never", ())) & set(paths)
