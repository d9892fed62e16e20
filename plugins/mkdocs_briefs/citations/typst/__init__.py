"""Typst as citation engine. Nothing outside of this folder knows it."""
