"""The workspace in the browser: pages on one machine, and the same acts as documented JSON."""
