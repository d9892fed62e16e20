"""The MkDocs plugin. The only package that imports MkDocs: hooks become calls, page addresses become URLs."""
