"""What a build writes beside documents: feeds, calendars, redirects, data for machines."""
