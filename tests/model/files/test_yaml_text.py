"""YAML that would take more than it gives."""

import pytest
import yaml

from confarchive.model.files import conference_file, term_file, yaml_text

BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
DEEP = "lists stand in lists"
HOSTILE = {
    "a bomb of aliases": (BOMB, 2, "alias *a"),
    "a list in itself": ("tags: &a [*a]", 1, "alias *a"),
    "an alias": ("a: &x 1\n\nb: *x\n", 3, "alias *x"),
    "a merge": ("a:\n  <<: {b: c}\n", 2, "merge key"),
    "lists in lists": (f"a: {'[' * 50_000}", 1, f"{DEEP}|maximum nesting depth"),  # PyYAML's own
    "items in items": (f"a:\n  {'- ' * 50_000}", 2, DEEP),
    "keys in lines": ("".join(f"{' ' * n}a:\n" for n in range(5000)), 53, DEEP),
    "keys in keys": (f"a: {'{a: ' * 800}{'}' * 800}", 1, DEEP),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_with_its_line(case):
    text, line, message = HOSTILE[case]
    with pytest.raises(yaml_text.HeaderError, match=message.replace("*", r"\*")) as raised:
        yaml_text.read(text)
    assert raised.value.line == line
    if "alias" in message:
        with pytest.raises(yaml_text.HeaderError, match="alias"):
            yaml_text.lines(text)
    for file in (conference_file, term_file):
        _, problems = file.read(text)
        assert [(problem.line, problem.kind.value) for problem in problems] == [
            (line, "unreadable")
        ]


def test_what_stands_in_fifty_lists_is_read():
    assert str(yaml_text.read(f"a: {'[' * 50}x{']' * 50}")["a"].value).count("[") == 50


def test_a_star_is_no_alias():
    assert yaml_text.read("a: '*x'\nb: a * b\n")["b"].value == "a * b"


@pytest.mark.parametrize("loader", [yaml.BaseLoader, getattr(yaml, "CBaseLoader", yaml.BaseLoader)])
@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_what_says_nothing_is_nothing_and_no_word(monkeypatch, loader, nothing):
    monkeypatch.setattr(yaml_text, "_Loader", loader)
    text = f"a: {nothing}\nb: [{nothing or '~'}, x]\nc: {{d: {nothing}}}\ne: '{nothing}'\n"
    read = {key: entry.value for key, entry in yaml_text.read(text).items()}
    assert read == {"a": "", "b": ["", "x"], "c": {"d": ""}, "e": nothing}
