"""The files of a site: which are read, which go out, and which a plugin adds."""
