"""What happens when something goes wrong: at every statement, with many people at once, with hostile hands."""
