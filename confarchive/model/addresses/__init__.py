"""Addresses: of documents and pages, in HTML, of old sites, of players."""
