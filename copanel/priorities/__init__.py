"""What matters most: members say it by any channel, and the user-led side decides the year's priorities.

Owns the asking, what each member said, the priorities of a span of days, and which issues stand under them.
Serves promise 1: the user-led side owns what the panel works on, and everybody can see it.
"""
