"""The strips along roads, railways, lines and rivers that plants keep out of: pieces to measure to, widths to keep."""
