"""Two people's versions of one plan made one: what only one of them changed is taken, what both did is asked."""
