"""What a build keeps for the next one, and how it tells what would come out otherwise."""
