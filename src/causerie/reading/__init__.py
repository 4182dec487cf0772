"""Reading: from a document to the claims that people make in it."""
