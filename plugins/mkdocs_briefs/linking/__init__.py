"""Name matching: the names of subjects, their occurrences in texts, the sentences around them; unregistered names."""
