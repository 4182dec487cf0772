"""The ledger: forecasts of readings as entries, with their deadlines, ranges and what they lack."""
