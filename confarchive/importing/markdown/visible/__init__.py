"""What a reader sees of HTML, as values that conversion compares; :mod:`confarchive.importing.verify` has its own."""
