"""One judge a kind of file: each reads what was written by code that shares nothing with the writer, and compares it
with the plan."""
