"""Maps and claims in the formats of other programs: written, and read back."""
