"""How people come to the table, and what they say of their own interests.

Owns nominations, invitations with their links and codes, the mail domains that give a warning, and
the standing register of interests. Seats and offices themselves are governance's: this room asks it
to fill them. Serves promise 1: two people stand behind each seat, and nobody of the council slips in.
"""
