"""What is kept about one person, in words: the data map, the copy of everything, its passages."""
