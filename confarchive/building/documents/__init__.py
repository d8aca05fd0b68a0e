"""What Sphinx reads: a document, its text, links and pictures; and which documents are none."""
