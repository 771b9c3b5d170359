"""What words are made of. No verbs here: the services are the verbs."""

from copanel.words.models.limits import Attempt
from copanel.words.models.moderation import Appeal, Decided, Flag
from copanel.words.models.safeguarding import NoteLine, SafeguardingNote
from copanel.words.models.words import About, Layer, Place, Words

__all__ = ["About", "Appeal", "Attempt", "Decided", "Flag", "Layer", "NoteLine", "Place", "SafeguardingNote", "Words"]
