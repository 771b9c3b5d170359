"""The portable record of a panel: one documented JSON file, written by hand or by Copanel itself.

Owns the format and its schema, the reader that says every fault with its line, loading (preview, all or nothing, a
second load changes nothing), export, and the list of sources that a loaded record cites.
Serves promise 3 for boards that never ran here: what was said, what was answered, and what the sources do not state.
"""
