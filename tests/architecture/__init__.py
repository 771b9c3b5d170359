"""The rules of the house, each a function that lists what breaks it, and each shown able to fail."""
