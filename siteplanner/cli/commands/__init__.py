"""One module a command: ``HELP``, ``EXAMPLE`` and the function that does it. Libraries are loaded when it runs."""
