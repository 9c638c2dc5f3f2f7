"""Map sheets in the window: their list, a preview that can be pulled, files, and the printer."""
