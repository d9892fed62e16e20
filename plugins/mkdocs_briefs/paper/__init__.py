"""A brief on paper: from the HTML of its page to a tagged PDF."""
