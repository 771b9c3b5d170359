"""The terms of reference: what the panel can do, what it cannot, and what each side owes.

Owns versions of the terms, their clauses, the notes beside a draft, and who signed which duty. A clause keeps
its address through all versions, and one whose words stay keeps them and their signatures. Serves promise 1:
the user-led side decides the terms, and promise 3: what the council owes is written down, and signed.
"""
