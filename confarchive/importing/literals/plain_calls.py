"""Functions and methods whose result is plain from their arguments, by what settings call them."""

from __future__ import annotations

import copy
import posixpath
from datetime import date, datetime, timedelta
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ENVIRONMENT = frozenset(["os.environ.get", "os.getenv", "environ.get", "getenv"])
"""What asks the environment, which is the builder's."""
PARTS_OF_PATHS = frozenset(["parent", "name", "stem", "suffix"])
PARTS_OF_DATES = frozenset(["year", "month", "day", "hour", "minute"])
_OF_TEXTS = (
    "join strip lstrip rstrip lower upper title capitalize replace split rsplit splitlines "
    "startswith endswith removeprefix removesuffix partition rpartition encode"
)
METHODS: dict[type, frozenset[str]] = {
    str: frozenset(_OF_TEXTS.split()),
    bytes: frozenset(["decode"]),
    dict: frozenset(["get", "copy", "keys", "values", "items"]),
    list: frozenset(["copy", "index", "count"]),
    set: frozenset(["copy"]),
    tuple: frozenset(["index", "count"]),
    date: frozenset(["strftime", "isoformat"]),
    PurePath: frozenset(["joinpath", "as_posix", "with_name", "with_suffix"]),
}
"""Methods that change nothing."""
CHANGING: dict[type, frozenset[str]] = {
    dict: frozenset(["update", "setdefault", "pop", "clear"]),
    list: frozenset(["append", "extend", "insert", "remove", "pop", "clear", "reverse", "sort"]),
    set: frozenset(["add", "update", "discard", "remove", "clear"]),
}
"""Methods that change the value they are called on, and nothing else."""


def _join(*parts: Any) -> str:
    return posixpath.join(*map(str, parts))


CALLS: dict[str, Callable[..., Any]] = {
    "dict": dict,
    "OrderedDict": dict,
    "collections.OrderedDict": dict,
    "list": list,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "sorted": sorted,
    "str": str,
    "int": int,
    "float": float,
    "bool": bool,
    "len": len,
    "zip": zip,
    "enumerate": enumerate,
    "copy.copy": copy.copy,
    "copy.deepcopy": copy.deepcopy,
    "deepcopy": copy.deepcopy,
    "Path": PurePosixPath,
    "pathlib.Path": PurePosixPath,
    "PurePath": PurePosixPath,
    "date": date,
    "datetime": datetime,
    "datetime.date": date,
    "datetime.datetime": datetime,
    "timedelta": timedelta,
    "datetime.timedelta": timedelta,
}
"""Functions by the names that settings have for them."""
_OF_PATHS: dict[str, Callable[..., Any]] = {
    "join": _join,
    "dirname": posixpath.dirname,
    "basename": posixpath.basename,
    "normpath": posixpath.normpath,
    # Relative to the settings' folder, as all paths in settings are.
    "abspath": posixpath.normpath,
    "realpath": posixpath.normpath,
}
for _module in ("os.path", "path"):
    CALLS |= {f"{_module}.{_name}": _function for _name, _function in _OF_PATHS.items()}

KEEPING = frozenset({"dict", "OrderedDict", "collections.OrderedDict", "len", "bool"})
KEEPING |= {"copy.copy", "copy.deepcopy", "deepcopy"}
"""Those that what is unknown in their arguments stays unknown in, or does not matter to."""
OF_SETS = frozenset({"set", "frozenset", "sorted", "len", "bool"})
"""Those that do not depend on the order of a set."""
ORIGINS: dict[str, frozenset[str]] = {
    "os": frozenset({"os"}),
    "path": frozenset({"os.path"}),
    "environ": frozenset({"os.environ"}),
    "getenv": frozenset({"os.getenv"}),
    "pathlib": frozenset({"pathlib"}),
    "Path": frozenset({"pathlib.Path"}),
    "PurePath": frozenset({"pathlib.PurePath"}),
    "collections": frozenset({"collections"}),
    "OrderedDict": frozenset({"collections.OrderedDict"}),
    "copy": frozenset({"copy"}),
    "deepcopy": frozenset({"copy.deepcopy"}),
    "date": frozenset({"datetime.date"}),
    "datetime": frozenset({"datetime", "datetime.datetime"}),
    "timedelta": frozenset({"datetime.timedelta"}),
}
"""Where names of functions and modules come from; any other that a file gives them makes them another's."""
HARMLESS = frozenset(["print", "len", "isinstance", "str", "repr", "bool", "sorted", "pprint"])
HARMLESS |= {"pprint.pprint", "json.dumps", "os.path.exists", "os.path.isdir", "os.path.isfile"}
HARMLESS |= {"any", "all", "sum", "type", "id", "hasattr"}
"""Functions that change nothing and keep nothing of their arguments; what they give is not told."""
