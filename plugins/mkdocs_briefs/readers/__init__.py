"""Bytes to model. Readers return what is valid and report the rest, each problem with its file and line."""
