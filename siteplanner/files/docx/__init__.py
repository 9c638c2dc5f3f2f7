"""Reports for Word and WPS: real headings, captions and fields, tables whose header rows are repeated."""
