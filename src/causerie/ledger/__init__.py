"""Forecasts -> ledger: entries with deadlines and ranges, what came of them, scores."""
