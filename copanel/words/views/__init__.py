"""Pages about one piece of words. Each gets through a query, binds a form, calls one service, redirects."""
