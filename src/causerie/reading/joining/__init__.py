"""Rules and encoder decide together, by one calibrated step; `join` says how, `joining.toml` with which numbers."""
