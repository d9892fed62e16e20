"""Texts for readers that no author wrote, localized: messages, dates, lists and numbers."""
