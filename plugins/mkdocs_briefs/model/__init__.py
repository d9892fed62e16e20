"""What a publication is made of: frozen values that know nothing of MkDocs, Markdown or files."""
