"""Values -> text for a terminal. Nothing here reads, decides or prints."""
