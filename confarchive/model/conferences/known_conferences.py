"""The well-known conferences that come with the package: their names, and what is known of each."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from confarchive.model.conferences.spotted_names import Name
from confarchive.model.files import yaml_text

KNOWN = "known-conferences.yml"


@cache
def well_known() -> tuple[Name, ...]:
    """Return the names of the conferences that are known without being described."""
    return tuple(
        Name(
            series=slug,
            shown=facts["name"],
            text=called,
            regions="regions" in facts,
            cities=facts.get("regions") == "cities",
            needs_year=facts.get("year") == "yes" or called in facts.get("short", []),
            numbered=facts.get("numbered") == "yes",
            month=int(facts["month"]) if "month" in facts else None,
        )
        for slug, facts in _known_facts().items()
        for called in (facts["name"], *facts.get("aliases", []), *facts.get("short", []))
    )


def new_entry(slug: str, name: str) -> dict[str, Any]:
    """Return what an entry of conferences.yml begins with, for a series called *name*."""
    known = _known_facts().get(slug, {})
    facts = {"name": known.get("name", name), "url": known.get("url", "")}
    return {key: value for key, value in facts.items() if value}


@cache
def _known_facts() -> dict[str, dict[str, Any]]:
    text = (files("confarchive.model.conferences") / KNOWN).read_text(encoding="utf-8")
    return {slug: entry.value for slug, entry in yaml_text.read(text).items()}
