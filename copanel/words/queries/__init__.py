"""What pages read of words. Everything asks the actor first; nothing here changes anything."""

from copanel.words.queries.spoken import Correction, Spoken, commitments, spoken

__all__ = ["Correction", "Spoken", "commitments", "spoken"]
