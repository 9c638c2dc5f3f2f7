"""Boundary points (界址点) as land bureaux exchange them: text files and tables of coordinates, read and written."""
