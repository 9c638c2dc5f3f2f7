"""Files that only a bureau pack has: plain tables, the folder that takes its name when all is in it, its sums."""
