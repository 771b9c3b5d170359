"""What the authority, the funder and whoever runs the machine cannot do, in whatever order they try."""
