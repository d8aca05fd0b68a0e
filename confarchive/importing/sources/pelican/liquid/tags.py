"""The table of liquid tags: from arguments to what is shown.

Arguments are those that the plugin's README documents, see
https://github.com/pelican-plugins/liquid-tags. Each function returns None when it cannot show the thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from confarchive.importing.embeds import EMBEDS, Embed
from confarchive.importing.sources.pelican.liquid import notebook
from confarchive.importing.sources.pelican.liquid.notebook import fenced

if TYPE_CHECKING:
    from confarchive.importing.conversion import GeneratedFile

_QUOTED = re.compile(r"""(["'])(?P<title>.*?)\1(?:\s+(["'])(?P<alt>.*?)\3)?\s*$""")
_SIZES = re.compile(r"(?:(?:lazy|eager)\s+)?(?:(\d+)(?:\s+(\d+))?(?:\s+|$))?")
_CODE = re.compile(
    r"(?P<path>\S+)(?:\s+lang:(?P<lang>\S+))?(?:\s+lines:(?P<first>\d+)-(?P<last>\d+))?"
    r"(?P<hide>(?:\s+:hide\w+:)*)\s*(?P<title>.*)"
)
_NOTEBOOK = re.compile(
    r"(?P<path>\S+)(?:\s+cells\[(?P<start>-?\d*):(?P<end>-?\d*)\])?"
    r"(?:\s+language\[(?P<language>[\w+-]+)\])?\s*$"
)
_BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+.!-])")


@dataclass(frozen=True, slots=True, kw_only=True)
class LiquidContext:
    """Where a post stands: its blog's files, and the folders that tags speak of."""

    read_file: Callable[[str], bytes | None]
    content: str
    code_dir: str
    notebook_dir: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagOutput:
    """What stands for a tag on lines of its own, and ``inline`` within others.

    The latter is empty where there is no other form. ``files`` go along.
    """

    block: str
    inline: str = ""
    files: tuple[GeneratedFile, ...] = ()


def unescaped(text: str) -> str:
    """Return arguments without the backslashes that keep Markdown off them."""
    return _BACKSLASH.sub(r"\1", text)


def _img(args: str, _place: LiquidContext) -> TagOutput | None:
    """Show ``[classes] path [lazy|eager] [width [height]] [title | "title" ["alt"]]``."""
    words = args.split()
    at = next((n for n, word in enumerate(words) if "/" in word or "." in word), None)
    if at is None:
        return None
    path, classes = words[at], " ".join(words[:at])
    rest = args.split(path, 1)[1].strip()
    sizes = _SIZES.match(rest)
    width, height = sizes.groups() if sizes else (None, None)
    title, alt = _title(rest[sizes.end() :] if sizes else rest)
    attributes = {"class": classes, "src": path, "width": width, "height": height}
    image = _element("img", {**attributes, "title": title, "alt": alt or title or " "})
    return TagOutput(block=image.replace('alt=" "', 'alt=""'))


def _title(text: str) -> tuple[str, str]:
    """Split what follows a picture's address into title and alternative text."""
    found = _QUOTED.match(text.strip())
    if found is None:
        return text.strip(), ""
    return found["title"], found["alt"] or ""


def _element(tag: str, attributes: dict[str, str | None]) -> str:
    """Write a tag with those *attributes* that have a value."""
    written = (f'{key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{' '.join([tag, *written])} />" if tag == "img" else f"<{' '.join([tag, *written])}>"


def _figure(args: str, _place: LiquidContext) -> TagOutput | None:
    """Show ``path [caption]``: no plugin of its own, but a habit of several blogs."""
    path, _, caption = args.partition(" ")
    if not ("/" in path or "." in path):
        return None
    image = f'<img src="{escape(path)}" alt="" />'
    words = caption.strip(" \"'")
    said = f"<figcaption>{escape(words)}</figcaption>" if words else ""
    return TagOutput(block=f"<figure>{image}{said}</figure>", inline=image)


def _b64img(args: str, place: LiquidContext) -> TagOutput | None:
    """Show a picture that the plugin wrote into the page; its path starts at the blog's root."""
    words = args.split()
    at = next((n for n, word in enumerate(words) if "/" in word or "." in word), None)
    if at is None or words[at].startswith("http"):
        return _img(args, place)
    path = words[at].removeprefix("./").removeprefix(f"{place.content.strip('/')}/")
    if place.read_file(path) is None:
        return None
    return _img(args.replace(words[at], f"{{static}}/{path}", 1), place)


def _video(args: str, _place: LiquidContext) -> TagOutput | None:
    """Show ``address [width [height]] [poster]``."""
    words = args.split()
    if not words or "." not in words[0]:
        return None
    sizes = [word for word in words[1:] if word.isdigit()]
    poster = next((word for word in words[1:] if not word.isdigit()), None)
    width, height = [*sizes, None, None][:2]
    return _film(words[0], width=width, height=height, poster=poster)


def _film(address: str, **attributes: str | None) -> TagOutput:
    opening = _element("video", {"src": address, **attributes})[:-1]
    name = escape(PurePosixPath(address).name)
    link = f'<a href="{escape(address)}">{name}</a>'
    return TagOutput(block=f'{opening} controls preload="none">{link}</video>')


def _audio(args: str, _place: LiquidContext) -> TagOutput | None:
    """Show ``address [address [address]]``: one sound in up to three formats."""
    addresses = [word for word in args.split() if "." in word]
    if not addresses:
        return None
    sources = "".join(f'<source src="{escape(address)}" />' for address in addresses)
    link = f'<a href="{escape(addresses[0])}">{escape(PurePosixPath(addresses[0]).name)}</a>'
    return TagOutput(block=f'<audio controls preload="none">{sources}{link}</audio>')


def _include_code(args: str, place: LiquidContext) -> TagOutput | None:
    """Show a file, or lines of it, below its title and a link to it."""
    found = _CODE.match(args)
    if found is None:
        return None
    path = f"{place.code_dir.strip('/')}/{found['path']}"
    data = place.read_file(path)
    if data is None:
        return None
    lines = data.decode("utf-8", "replace").splitlines()
    if found["first"]:
        lines = lines[int(found["first"]) - 1 : int(found["last"])]
    if not lines:
        return None
    code = fenced("\n".join(lines), found["lang"] or PurePosixPath(path).suffix[1:])
    caption = _caption(found, path)
    return TagOutput(block=f"{caption}\n\n{code}" if caption else code)


def _caption(found: re.Match[str], path: str) -> str:
    hidden, title, name = found["hide"], found["title"].strip(), found["path"]
    if ":hideall:" in hidden:
        return ""
    file = "" if ":hidefilename:" in hidden else f"`{name}`"
    if ":hidelink:" not in hidden:
        file = f"[{file or 'download'}]({{static}}/{path})"
    return " ".join(filter(None, [title, file]))


def _notebook(args: str, place: LiquidContext) -> TagOutput | None:
    """Show a notebook's cells, or some of them."""
    found = _NOTEBOOK.match(args)
    if found is None:
        return None
    data = place.read_file(f"{place.notebook_dir.strip('/')}/{found['path']}")
    start, end = (int(found[key]) if found[key] else None for key in ("start", "end"))
    name = "-".join(PurePosixPath(found["path"]).with_suffix("").parts)
    shown = data and notebook.to_markdown(
        data, name=name, cells=slice(start, end), language=found["language"]
    )
    return TagOutput(block=shown.text, files=shown.files) if shown else None


Tag = Callable[[str, LiquidContext], "TagOutput | None"]


def _embedded(embed: Callable[[str], Embed | None]) -> Tag:
    def show(args: str, _place: LiquidContext) -> TagOutput | None:
        found = embed(args)
        return TagOutput(block=found.block, inline=found.inline) if found else None

    return show


TAGS: dict[str, Tag] = {
    **{name: _embedded(embed) for name, embed in EMBEDS.items()},
    "audio": _audio,
    "b64img": _b64img,
    "figure": _figure,
    "img": _img,
    "include_code": _include_code,
    "notebook": _notebook,
    "video": _video,
}
"""What each tag shows, from its arguments and the place of the post."""
