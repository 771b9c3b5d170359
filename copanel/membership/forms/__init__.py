"""The questions of this room: shape of input only."""
