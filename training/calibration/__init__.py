"""How the weights of the joint decision are learnt: candidates of coded documents, a regression, votes on values."""
