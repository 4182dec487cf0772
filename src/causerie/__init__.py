"""Causerie reads what people say about a situation and shows the system they describe."""
