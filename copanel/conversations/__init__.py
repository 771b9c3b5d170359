"""Threads and messages: what people say to each other beside an issue.

Every place has two threads: one for everybody, and one for the user-led side alone, which nobody
outside it can see exists. Owns threads and the order of messages; what was said is in `words`.
Serves promises 1 and 2: people talk in the open, and can get ready among themselves.
"""
