"""What each office may do, read out of every room's policy: nothing here decides, and nothing is written twice.

reading.py     asks the policies, and tells yes, no, or when
acts.py        one plain sentence for each act of each room
conditions.py  what a condition says when it holds, and when it does not
"""
