"""Small archives to advise on."""

import json

import pytest

from confarchive.curating import load


@pytest.fixture
def archive(tmp_path):
    """Return a function that writes files and returns the sources they are."""

    def write(files):
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return load(tmp_path)

    return write


@pytest.fixture(scope="session")
def post():
    """Return a function that makes a post's text of its body and header."""

    def text(body="Words.", *, title="One", date="2015-02-03", **header):
        lines = "".join(
            f"{key}: {value if isinstance(value, str) else json.dumps(value)}\n"
            for key, value in {"date": date, **header}.items()
        )
        return f"---\n{lines}---\n\n# {title}\n\n{body}\n"

    return text
