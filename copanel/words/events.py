"""What the record says about words.

Where the public could see the words, what was done to them is public. Where they were never shown,
or stand in the user-led-only space, the same act has a private twin, so that the public record
gives nothing away by its lines or their number. Payloads hold no text and no person.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from copanel import ledger
from copanel.ledger import CODE, NUMBER, PRIVATE, PUBLIC, Kind
from copanel.ledger.kinds import Shape
from copanel.words.reasons import REASON

PLACE = {"place": CODE}


def _private(name: str, sentence: str, keys: dict[str, Shape] | None = None) -> Kind:
    return ledger.kind(f"words.{name}", audience=PRIVATE, keys=PLACE | (keys or {}), sentence=sentence)


@dataclass(frozen=True, slots=True)
class Twin:
    """One act, recorded in public or in private. Subscribe to `*twin.both` to hear of either."""

    public: Kind
    private: Kind

    @property
    def both(self) -> tuple[Kind, Kind]:
        return (self.public, self.private)

    def seen(self, by_the_public: bool) -> Kind:
        """The kind to record: `words.is_public` says which."""
        return self.public if by_the_public else self.private


def _twin(name: str, sentence: str, keys: dict[str, Shape] | None = None, *, as_author: bool = False) -> Twin:
    keys = PLACE | (keys or {})
    return Twin(
        ledger.kind(f"words.{name}", audience=PUBLIC, keys=keys, sentence=sentence, as_author=as_author),
        ledger.kind(f"words.{name}_unseen", audience=PRIVATE, keys=keys, sentence=sentence, as_author=as_author),
    )


ENTERED = _private("entered", _("Words came in."), {"how": CODE, "standing": CODE})
# Each time words come to be shown after they were held, refused, hidden or taken down; `first` is 1 the first time.
SHOWN = _private("shown", _("Words were shown."), {"first": NUMBER})
REFUSED = _twin("refused", _("Words were refused at the check: %(reason)s."), {"reason": REASON})
HIDDEN = _twin("hidden", _("Words were hidden: %(reason)s."), {"reason": REASON})
MASKED = _twin("masked", _("Something was taken out of words: %(reason)s."), {"reason": REASON})
APPEALED = _twin("appealed", _("The author asked for a moderator’s decision to be looked at again."), as_author=True)
UPHELD = _twin("upheld", _("A moderator’s decision was looked at again, and stays."))
OVERTURNED = _twin("overturned", _("A moderator’s decision was looked at again, and was undone."))
STOPPED = _twin("hiding_stopped", _("Another co-chair stopped the hiding of words. They are shown again."))
EDITED = _twin("edited", _("The author changed words soon after writing them."), as_author=True)
WRITTEN_AGAIN = _twin("written_again", _("Words written down for someone were changed before they confirmed them."))
CORRECTED = _twin("corrected", _("The author put a correction beside words."), as_author=True)
EASY_ADDED = _twin("easy_added", _("An Easy Read wording was put beside words."), as_author=True)
WITHDRAWN = _twin("withdrawn", _("The author took words back."), as_author=True)
ERASED = _twin("erased", _("Words were erased, as their author asked."), as_author=True)
CONFIRMED = _private("confirmed", _("The author confirmed words written down for them."))
BYLINE_CHANGED = _private("byline_changed", _("The author changed how they are shown."))
MOVED = _private("moved", _("The page where words stand has another address."))
FLAGGED = _private("flagged", _("Someone reported words to a moderator."))
FLAGS_SETTLED = _private("flags_settled", _("A moderator looked at words and left them as they are."))
ERASURE_WAITS = _private("erasure_waits", _("Erasing waits until someone’s safety is looked after."))
ABOUT_SAID = _private("about_said", _("A moderator said whom words are about. They do not judge them."))
ABOUT_TAKEN_OFF = _private("about_taken_off", _("Whom words were said to be about was taken off again."))
AT_RISK = _private("at_risk", _("Someone may be at risk. The safeguarding leads were told."))
TAKEN_DOWN = _private("taken_down", _("Words were taken down while someone’s safety is looked after."))
NOTE_READ = _private("note_read", _("A safeguarding lead opened a note."))
NOTE_ADDED = _private("note_added", _("A safeguarding lead wrote down what was done."))
COUNCIL_TOLD = _private("council_told", _("A safeguarding lead told the council."))
NOTE_CLOSED = _private("note_closed", _("A safeguarding note was closed."), {"standing": CODE})
