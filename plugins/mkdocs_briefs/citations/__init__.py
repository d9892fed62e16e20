"""Citations: their grammar in the text, and the engine that formats them."""
