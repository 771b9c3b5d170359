"""Pages to keep the directory right: organisations, the panel's lists, and posts."""
