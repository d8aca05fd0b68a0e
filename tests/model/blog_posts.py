"""Posts of real blogs of any program, read as far as detection looks at them: header and text, no more."""

import re
import tomllib
from datetime import date, datetime

import yaml

from confarchive.model.post import Post

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FENCED = {"---": lambda text: yaml.load(text, _LOADER), "+++": tomllib.loads}  # noqa: S506
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")


def read(path):
    """Return the post in the file *path*."""
    header, body = _parted(path.read_text("utf-8", "replace").replace("\r\n", "\n"), path.suffix)
    header = {str(key).lower(): value for key, value in header.items()}
    when = _day(header.get("date")) or _day(path.name)
    title = header.get("title") or next(
        iter(re.findall(r"^# (.*)$", body, re.MULTILINE)), path.stem
    )
    stem = path.parent.name if path.stem.startswith("index") else path.stem
    slug = str(header.get("slug") or re.sub(r"^\d{4}-\d\d-\d\d-", "", stem))
    categories = _list(header.get("category") or header.get("categories"))
    return Post(
        path=f"posts/{when.year}/{slug}.md",
        title=str(title),
        body=body,
        date=when,
        tags=tuple(_list(header.get("tags") or header.get("tag"))),
        category=categories[0] if categories else None,
        summary=str(header.get("summary") or header.get("description") or "") or None,
    )


def _parted(text, suffix):
    for fence, load in _FENCED.items():
        if match := re.match(
            rf"{re.escape(fence)}[ \t]*\n(.*?)\n{re.escape(fence)}[ \t]*\n(.*)", text, re.DOTALL
        ):
            return load(match[1]), match[2]
    if suffix == ".html":
        metas = dict(re.findall(r'<meta\s+name="(\w+)"\s+content="([^"]*)"', text))
        titles = re.findall(r"<title>(.*?)</title>", text, re.DOTALL)
        return {**metas, **({"title": titles[0]} if titles else {})}, text
    nikola = dict(re.findall(r"^\.\. (\w+): ?(.*)$", text[:2000], re.MULTILINE))
    if "title" in nikola:
        return nikola, re.sub(r"^\.\. \w+:.*$", "", text, flags=re.MULTILINE)
    return _restructured(text) if suffix == ".rst" else _plain(text)


def _restructured(text):
    heading = re.search(r"(?:^|\n)(?:[=#*~-]{3,}\n)?[ ]?(\S[^\n]*)\n[=#*~-]{3,}\n", text)
    header = {"title": heading[1]} if heading else {}
    body = text[heading.end() :] if heading else text
    header |= dict(re.findall(r"^:(\w+): ?(.*)$", body[:1500], re.MULTILINE))
    if post := re.search(r"\.\. post:: (.*)\n((?:   .*\n)*)", text):
        header |= {"date": post[1], **dict(re.findall(r":(\w+): (.*)", post[2]))}
    return header, re.sub(r"\A(?:\s*(?::[\w-]+:.*|[=#*~-]{3,})\n)+", "\n", body)


def _plain(text):
    head, _, body = text.partition("\n\n")
    return dict(re.findall(r"^([A-Za-z_-]+): ?(.*(?:\n .*)*)$", head, re.MULTILINE)), body


def _list(value):
    parts = value if isinstance(value, list) else str(value or "").split(",")
    return [str(part).strip() for part in parts if part is not None and str(part).strip()]


def _day(value):
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if match := _DAY.search(str(value or "")):
        return date(*map(int, match.groups()))
    words = re.search(r"\d{1,2} \w{3,9},? \d{4}|\w{3,9} \d{1,2},? \d{4}", str(value or ""))
    for form in _WORDS if words else ():
        try:
            return datetime.strptime(words[0].replace(",", ""), form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None
