"""Organisations, their names of each day, and the posts that must answer, with their holders.

Owns Organisation, its dated names, the check of how user-led it is, Post, its dated titles,
Holding (who holds a post from one day to another) and Delegation. Everything about identity is
dated, so that an old record shows the name of its day. Serves promise 3: the duty to answer
follows the post, and a signature keeps person and title of the day.
"""

from copanel.organisations.holds import Hold, register_holds, register_people

__all__ = ["Hold", "register_holds", "register_people"]
