"""The pages that readers of a blog got, where they are kept: what an import holds against its archive."""
