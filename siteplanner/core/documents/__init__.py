"""What goes into a deck of slides or a report before it is a file: plain values, their texts already in words."""
