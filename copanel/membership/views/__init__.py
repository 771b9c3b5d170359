"""The pages of this room. Each gets through a query, binds a form, calls one service, redirects."""
