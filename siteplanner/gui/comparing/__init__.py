"""The window that compares two to four scenarios."""
