"""Bytes to model. Readers return what is sound and report the rest, each problem with its file and line."""
