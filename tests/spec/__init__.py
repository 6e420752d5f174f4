"""The specification of Rabta: chapters, sections and paragraphs that are tests and documentation at once."""
