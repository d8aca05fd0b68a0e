"""The programs that blogs are made with: a folder for each, with all that is its own."""
