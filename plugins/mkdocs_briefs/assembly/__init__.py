"""The parts put together, as a build and the commands do it: the engine, the context of each text, the corpus."""
