"""Small blogs, and archives to bring them into."""

import pytest


@pytest.fixture
def write(tmp_path):
    """Write files, given as path=text, below a folder of tmp_path; return the folder."""

    def write(folder, files):
        root = tmp_path / folder
        root.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return write
