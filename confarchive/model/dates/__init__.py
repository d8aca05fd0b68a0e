"""Days and times: as headers and texts write them."""
