"""What the archive has, and what comes into it: posts, their files, old addresses and conferences."""
