"""Pictures as SVG that stand in pages: charts and maps, drawn from plain values."""
