"""Training of the encoder that ships with Causerie: outside the installed package, with its own requirements."""
