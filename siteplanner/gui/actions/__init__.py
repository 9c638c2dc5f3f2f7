"""The table of everything a person can do: a module a topic, and beside them what the rows are made of."""
