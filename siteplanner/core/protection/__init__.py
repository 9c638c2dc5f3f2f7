"""The distance between works and the places where people live, learn or are cared for."""
