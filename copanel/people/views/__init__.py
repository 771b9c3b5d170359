"""The pages of this room: signing in, and a person's own page."""
