"""From the archive and its texts to what every page shows: values, made without Sphinx."""
