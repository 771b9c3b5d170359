"""Marlshire, a fictional county: people, organisations and three years of a panel's work, for `bin/run`.

Enters only through the services and record files of the rooms, each act on its own day, so that every
state a real panel can be in stands somewhere here. Imports all rooms, imported by none. Never on a
real panel: everything in it refuses outside demo mode. All names and words are made up.
"""
