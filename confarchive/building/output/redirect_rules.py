"""Rules by which a host leads on from old addresses by itself, with status 301, before any page is loaded.

The pages that lead on stand there all the same. Forms: https://httpd.apache.org/docs/2.4/mod/mod_alias.html,
https://nginx.org/en/docs/http/ngx_http_rewrite_module.html, https://docs.netlify.com/routing/redirects/ and
https://developers.cloudflare.com/pages/configuration/redirects/.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from confarchive.building.incremental import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.builders.html import StandaloneHTMLBuilder

    from confarchive.building.output.generated_pages import GeneratedPage

SETTING = "archive_redirects"
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class _Rules:
    """The file of a kind of host, and the line that leads from an address to another, both paths from the host's top."""

    file: str
    line: Callable[[str, str], str]


def _apache(old: str, new: str) -> str:
    # Apache has its own meaning for a quotation mark and a backslash in a string: any sign may stand there.
    pattern = re.sub(r'["\\^]', ".", re.sub(r"[.$*+?{}\[\]|()]", r"[\g<0>]", old))
    return f'RedirectMatch 301 "^{pattern}$" "{new}"'


def _nginx(old: str, new: str) -> str:
    escaped = re.sub(r'["\\]', r"\\\g<0>", old)
    return f'location = "{escaped}" {{ return 301 "{new}"; }}'


RULES = {
    "apache": _Rules(".htaccess", _apache),
    "nginx": _Rules("redirects.nginx.conf", _nginx),
    "netlify": _Rules("_redirects", lambda old, new: f"{quote(old)} {new} 301!"),
    "cloudflare": _Rules("_redirects", lambda old, new: f"{quote(old)} {new} 301"),
}
"""By the value of the setting."""


def write(
    builder: StandaloneHTMLBuilder,
    leading: Iterable[GeneratedPage],
    own: AbstractSet[str],
    is_stale: Callable[[str, object, Path], bool],
) -> list[Path]:
    """Write the rules that the setting asks for; return their file.

    *leading* are the pages that lead on. A file that the site brings, whose name is in *own*, stays.
    """
    rules = RULES.get(builder.config.archive_redirects)
    if rules is None or rules.file in own:
        return []
    lines = [rules.line(old, new) for old, new in sorted(set(_addresses(builder, leading)))]
    file = Path(builder.outdir, rules.file)
    if is_stale(rules.file, lines, file):
        files.write(file, "".join(f"{line}\n" for line in lines).encode())
    return [file]


def _addresses(
    builder: StandaloneHTMLBuilder, leading: Iterable[GeneratedPage]
) -> Iterator[tuple[str, str]]:
    """Yield each old address, decoded, and the address that it leads to; a folder is one with a slash, too."""
    top = f"{unquote(urlsplit(builder.config.html_baseurl).path).rstrip('/')}/"
    for page, context, _ in leading:
        file = Path(builder.get_output_path(page)).relative_to(builder.outdir).as_posix()
        new = quote(top) + quote(unquote(builder.get_target_uri(context["redirect"])))
        yield f"{top}{file}", new
        if file.endswith(f"/{_INDEX}"):
            yield f"{top}{file.removesuffix(_INDEX)}", new
