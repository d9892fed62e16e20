"""What stands beside the pages: exports of sources and briefs for other programs."""
