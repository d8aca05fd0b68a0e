"""What holds the published pages of a blog: folders, mirrors, branches of a clone, web archives."""
