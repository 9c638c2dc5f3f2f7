"""Rules that a pack declares instead of programming them: between classes of things, chosen by filters."""
