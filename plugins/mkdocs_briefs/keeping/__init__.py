"""What builds have made, kept for the next one: a store, what may be in it, and what each page depends on."""
