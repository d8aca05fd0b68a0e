"""Search: Pagefind's index of the finished pages, and Sphinx's for sites read from files.

A browser that reads the site from a server searches with Pagefind, which loads the
parts of an index that a query needs; ``static/confarchive-search*.js`` drives it. From
``file:`` it may load nothing, so the search page falls back to Sphinx's own index.

While pages are written, :mod:`.bodies` keeps their bodies. When a build finishes, :mod:`.documents`
tells what is indexed of each page, :mod:`.shards` which parts of the index have to be made anew,
:mod:`.pagefind_client` makes them, :mod:`.merging` makes one index of all, and :mod:`.index` writes it.
All of that goes on beside the rest of the build (:mod:`.process`). The same posts give the same bytes.
"""

from confarchive.building.search.background_index import Work, is_wanted
from confarchive.building.search.folder import FOLDER, put_aside
from confarchive.building.search.sphinx_index import drop_unused_words, settle

__all__ = ["FOLDER", "Work", "drop_unused_words", "is_wanted", "put_aside", "settle"]
