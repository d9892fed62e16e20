"""Names found in text: which names a subject goes by, where they stand, and the sentence around them."""
