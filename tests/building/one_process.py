"""Builds in one process: what each keeps to itself, and what they share to be quick."""

import logging
import warnings
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import metadata
from unittest import mock

from jinja2 import BytecodeCache
from pygments import plugin
from sphinx import theming
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

from confarchive.building.speed import templates

entry_points = cache(metadata.entry_points)
"""What installed packages bring to Sphinx: it reads of all of them twice in each build."""


@contextmanager
def alone(source):
    """Keep what Sphinx registers in docutils, and its language, for one build to that build."""
    with (
        patch_docutils(source),
        docutils_namespace(),
        mock.patch.dict(translators, clear=True),
        warnings.catch_warnings(),
        mock.patch.object(theming, "entry_points", entry_points),
        mock.patch.object(plugin, "entry_points", entry_points),
        ExitStack() as stack,
    ):
        # MyST-Parser, ABlog and Sphinx's builders of JSON ask for it still.
        warnings.filterwarnings(
            "ignore",
            r".*\b(BuildEnvironment|MystReferenceResolver|CheckFrontMatter|\w+HTMLBuilder)\.app\b",
        )
        logging.disable(logging.INFO)  # hundreds of messages, which nobody sees here
        stack.callback(logging.disable, logging.NOTSET)
        yield


class Compiled(BytecodeCache):
    """Keeps compiled templates while the tests run, each by its file and all of its text.

    A build keeps them the same way, beside its doctrees; each test has a folder of its own for these.
    """

    def __init__(self):
        self._code = {}

    def load_bytecode(self, bucket):
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket):
        self._code[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


def shared_templates():
    """Return a context in which builds compile no template twice: half of a small build."""
    return mock.patch.object(templates, "_compiled_in", return_value=COMPILED)
