"""The ground floor: what every room stands on and nothing of any room.

Ids, the clock, dates as given, working days, money, errors, the Actor, the policy
front, states, commitments, and the Privacy declaration. Imports no room.
Serves all five promises by giving each one way of saying when, who, may and why not.
"""
