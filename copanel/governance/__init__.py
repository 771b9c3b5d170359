"""The panel itself: who sits at the table, who holds which office, and by what rules.

Owns Panel, seats, offices with dates, the posts that answer to a panel, who declared that they
work for whom, rules as dated data, help lines, other ways to be heard, topics, decisions and
occasions. It builds the Actor. Serves promise 1: powers come from seats and offices with dates,
nothing else, and the user-led side owns them.
"""
