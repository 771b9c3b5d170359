"""What a page costs: queries, bytes, plans, and how many a second, at 100 and 10,000 issues.

`bin/bench` measures with a real web server; `test_bench.py` keeps the exact part of it, without times.
"""
