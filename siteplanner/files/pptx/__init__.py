"""Decks of slides for PowerPoint and WPS: native tables and charts, maps as pictures, in a template's look."""
