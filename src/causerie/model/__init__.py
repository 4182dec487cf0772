"""Maps made executable: sampled press perturbation, signs along paths, fuzzy cognitive maps."""
