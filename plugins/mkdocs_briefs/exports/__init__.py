"""Files beside the pages, made from the corpus for other programs."""
