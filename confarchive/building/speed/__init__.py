"""What makes builds quick: it rests on names of other packages that nobody promised."""
