"""The corpus as pages: which pages there are, and what each shows."""
