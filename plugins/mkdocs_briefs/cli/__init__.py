"""The command ``briefs``, one subcommand a module."""
