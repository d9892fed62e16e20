"""What readers read that no author wrote: the words of a language, its days and its lists."""
