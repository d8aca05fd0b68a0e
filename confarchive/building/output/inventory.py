"""``objects.inv``, which tells other sites what they can link to: nothing of what no list shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import INVENTORY_FILENAME
from sphinx.util.inventory import InventoryFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.domains import Domain


def dump(builder: StandaloneHTMLBuilder, unlisted: AbstractSet[str]) -> None:
    """Write the inventory without what stands in *unlisted* documents."""
    domains = tuple(_Domain(each, unlisted) for each in builder.env.domains.sorted())
    env: Any = _Environment(config=builder.config, domains=_Domains(domains))
    InventoryFile.dump(builder.outdir / INVENTORY_FILENAME, env, builder)


@dataclass(frozen=True)
class _Domain:
    """What Sphinx asks a domain for, without what stands in some documents."""

    whole: Domain
    left_out: AbstractSet[str]

    @property
    def name(self) -> str:
        return self.whole.name

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        return (each for each in self.whole.get_objects() if each[3] not in self.left_out)


@dataclass(frozen=True)
class _Domains:
    all: tuple[_Domain, ...]

    def sorted(self) -> tuple[_Domain, ...]:
        return self.all


@dataclass(frozen=True)
class _Environment:
    """What Sphinx asks its environment for when it writes the inventory."""

    config: Any
    domains: _Domains
