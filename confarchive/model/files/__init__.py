"""The archive's files beside its posts: what stands in them, read and checked, and added to."""
