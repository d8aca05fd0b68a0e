"""Begins archives as the command line does, with or without somebody at a terminal."""

import io
import sys

import pytest

from confarchive.cli import main


@pytest.fixture
def new(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def run(*options, folder="my-talks"):
        return main(["new", folder, *options]), tmp_path / folder

    return run


@pytest.fixture
def terminal(new, monkeypatch):  # noqa: ARG001 - it comes after, for it takes the terminal away
    """Return a function that sets what a person at a terminal answers, and returns what was asked."""

    def answer(*lines):
        asked, waiting = [], iter(lines)
        for stream in (sys.stdin, sys.stdout):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)

        def answered(question):
            asked.append(question)
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answered)
        return asked

    return answer
