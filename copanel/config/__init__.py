"""The fuse box: settings, environment, addresses, middleware, navigation, command line.

Imports every room; imported by none.
"""
