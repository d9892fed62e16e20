"""mkdocs-briefs: a publication generator for analysis briefs, as a MkDocs plugin.

The rooms, from the ground up (imports point downwards only; ``make check`` holds it)::

    adapter, cli        MkDocs hooks; the ``briefs`` command
    pages, checks       the corpus as pages; rules over the corpus
    markup              the Python-Markdown extension
    readers, citations, linking
                        bytes to model; formatted citations; names found in text
    model               what a publication is made of
"""

__version__ = "0.1.0"
