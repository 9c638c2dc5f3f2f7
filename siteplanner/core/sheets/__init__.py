"""Map sheets: what a plan's drawings on paper show and how, as values; what draws them is ``drawing/map_sheet.py``."""
