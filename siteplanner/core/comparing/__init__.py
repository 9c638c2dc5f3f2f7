"""Two to four scenarios side by side: figures, findings, targets, and a score with weights."""
