"""What is written out of each book: as blocks of a paper for people, and as values for programs."""
