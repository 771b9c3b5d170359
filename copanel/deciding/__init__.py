"""The panel decides in writing: one question, over days, in whatever format each member can use.

Owns Question, its roll (one place for each seat, frozen at opening), every reply in layers, and what
came of it: decided, not carried, no agreement, withdrawn. What is decided becomes a decision of
governance in the same act. Serves promise 1: the user-led side decides, each member by their own road.
"""
