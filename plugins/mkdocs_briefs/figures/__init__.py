"""Charts and maps as inline SVG, drawn from plain values."""
