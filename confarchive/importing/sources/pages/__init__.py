"""A blog of which only its published pages are left: a mirror, an unpacked archive, a server's folder."""
