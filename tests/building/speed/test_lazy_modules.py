"""What builds spare changes nothing that others see."""

import importlib
import sys

import pytest

from confarchive.building.speed import process


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Return the file that the module ``told_late`` makes when it is loaded."""
    (tmp_path / "told_late.py").write_text(
        "from pathlib import Path\nPath(__file__).with_suffix('.loaded').touch()\nanswer = 42\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    yield tmp_path / "told_late.loaded"
    sys.modules.pop("told_late", None)


def test_a_module_is_loaded_when_something_of_it_is_asked_for(module):
    process.load_when_used("told_late")
    late = importlib.import_module("told_late")
    assert not module.exists()
    assert late.answer == 42
    assert module.exists()


def test_a_module_that_is_not_installed_is_missed_at_once(monkeypatch):
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    process.load_when_used("not_installed_anywhere")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("not_installed_anywhere")
