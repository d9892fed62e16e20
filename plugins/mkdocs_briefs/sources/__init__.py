"""What a source is and how it is written down: BibTeX read and written, CSL-JSON, RIS, dates, annotations."""
