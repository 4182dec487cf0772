"""Keeping: one SQLite file with documents, readings, aliases and decisions. No stage is known here."""
