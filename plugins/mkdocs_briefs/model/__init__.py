"""What a publication is made of: frozen values, independent of MkDocs, Markdown and files."""
