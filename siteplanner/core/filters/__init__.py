"""The language rows of a table are filtered in: its words, how they are read, what they test."""
