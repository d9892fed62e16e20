"""The only room that knows MkDocs: it turns hooks into calls, and addresses into URLs."""
