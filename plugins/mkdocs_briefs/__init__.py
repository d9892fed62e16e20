"""mkdocs-briefs: a publication generator for analysis briefs, as a MkDocs plugin.

The rooms, from top to bottom; imports point downwards only, which ``make check`` holds (contracts in pyproject.toml)::

    adapter, cli            MkDocs hooks; the ``briefs`` command
    exports, pages, rules   files for other programs; the corpus as pages; rules over the corpus
    markup                  the Python-Markdown extension
    citations, figures, linking, readers
                            formatted citations; charts and maps; names found in text; bytes to model
    sources                 bibliographic entries and their formats
    model                   what a publication is made of
    words                   messages for readers, in the language of the site
"""

__version__ = "0.1.0"
