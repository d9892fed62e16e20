"""The tests: plain values for the core, small sites built for real, and a real browser for what readers touch."""
