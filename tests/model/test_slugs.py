"""Addresses of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confarchive.model.slugs import is_slug, slugify, unique

EXPECTED = {
    "C++": "c-plus-plus",
    "C#": "c-sharp",
    "C": "c",
    ".NET": "dot-net",
    "node.js": "node-js",
    "日本語": "日本語",
    "Café": "cafe",
    "Config Management": "config-management",
    "  DevOps ": "devops",
    "R&D": "r-and-d",
    "what's new": "whats-new",
    "PyCon US '16": "pycon-us-16",
    "Ελλάδα": "ελλάδα",
    "Łódź": "lodz",
    "naïve_name": "naive-name",
    "हिन्दी": "हिन्दी",
    "!?": "u21-u3f",
    "": "u0",
    "index": "index-term",
}


@pytest.mark.parametrize(("name", "slug"), EXPECTED.items())
def test_known_names(name, slug):
    assert slugify(name) == slug


def test_they_are_distinct():
    assert len(set(EXPECTED.values())) == len(EXPECTED)


@given(st.text(max_size=30))
def test_a_slug_is_a_slug_and_stays(name):
    slug = slugify(name)
    assert is_slug(slug)
    assert slugify(slug) == slug


def test_unique_counts_up():
    assert unique("a", ()) == "a"
    assert unique("a", {"a", "a-2"}) == "a-3"
