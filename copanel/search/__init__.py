"""What the public may find, and the way to find it.

Owns one table of texts, one row a layer of words, and the full-text index over it: FTS5 on SQLite,
a tsvector on PostgreSQL, alike in what they find. Only `words` writes here, and only what everyone
may read, so a search can give nothing away. Serves promise 3: what was said and answered can be found.
"""
