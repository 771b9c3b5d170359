"""The pages that show facts of many rooms: front page, what needs you, the queue, who we are, one organisation.

Owns no table and does no act: every act is a page of the room that owns it. Serves promise 3 (anyone
can tell in ten seconds what came of it) and promise 4 (one thing first, never an empty page).
"""
