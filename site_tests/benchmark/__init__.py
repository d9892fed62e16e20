"""The benchmark: builds and previews of synthetic publications beside plain MkDocs (``docs/speed.md``)."""
