"""What readers read that no author wrote."""
