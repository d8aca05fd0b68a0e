"""What ``exclude_patterns`` keep out: files, and all that is in a folder."""

import pytest

from confarchive.building.documents.exclusion import matching


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("posts/2017/*", "posts/2017/a.md", True),
        ("posts/2017", "posts/2017/deep/a.md", True),
        ("posts/*", "posts/2017/a.md", True),
        ("posts/201", "posts/2017/a.md", False),
        ("*.md", "a.md", True),
        ("*.md", "posts/a.md", False),
        ("**/drafts", "posts/drafts/a.md", True),
        (".*", "posts/a.md", False),
        (".*", ".cache/a.md", True),
    ],
)
def test_a_folder_takes_what_is_in_it(pattern, path, excluded):
    assert matching([pattern])(path) is excluded
