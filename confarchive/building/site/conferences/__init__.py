"""Pages of conferences, and what lies near each."""
