"""What themes show: our look of Material, and what of a page any theme prints."""
