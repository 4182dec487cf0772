"""Maps, comparisons and linchpins as pages tell them. What is heavy runs in the thinking process."""
