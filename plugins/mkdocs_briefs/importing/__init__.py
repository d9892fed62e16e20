"""Documents of other programs, as Word's, made into the text of a brief, with a list of what did not come along."""
