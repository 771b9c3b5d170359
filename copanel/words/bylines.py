"""How words say who they are from. The choice is stored, the label is worked out at each reading.

So a changed choice, or a changed name, changes every page at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from copanel.kernel.errors import Invalid
from copanel.people import queries as people
from copanel.words.models import Words
from copanel.words.states import HOW_LABELS, IN_OWN_WORDS, NAMED, Byline, How, Voice

Known = dict[UUID, people.Names]


def known_to(words: Iterable[Words]) -> Known:
    """The names that these words' labels need. One query, or none."""
    wanted: set[UUID] = set()
    for each in words:
        if each.author_id and each.byline in NAMED and not each.without_account:
            wanted.add(each.author_id)
        if each.written_by_id:
            wanted.add(each.written_by_id)
    return people.names(wanted) if wanted else {}


def label(words: Words, known: Known) -> str:
    """Who the words are from, as the author chose. Empty for an office, whose page names the post itself.

    Words without account say so always, whatever else they say.
    """
    if words.voice == Voice.OFFICE:
        return ""
    chosen = _chosen(words, known)
    if not words.without_account:
        return chosen or _("Someone who chose not to be named")
    return _("%(who)s, sent in by the public") % {"who": chosen} if chosen else _("Sent in by the public")


def in_own_words(words: Words) -> bool:
    """Whether the label is what the person says of themselves, to be marked "in their words"."""
    return words.voice != Voice.OFFICE and words.byline in IN_OWN_WORDS


def _chosen(words: Words, known: Known) -> str:
    if words.byline in NAMED and not words.without_account:
        names = known.get(words.author_id) if words.author_id else None
        if names is None or names.erased:
            return ""
        return names.full_name if words.byline == Byline.FULL_NAME else names.first_name
    if words.byline == Byline.MEMBER and words.member_that_day:
        return _("A member")
    if words.byline == Byline.CARER:
        return _("A carer")
    if words.byline == Byline.USES_CARE:
        return _("Someone who uses care and support")
    return ""


def how_line(words: Words, known: Known) -> str:
    """How the words came: "By phone. Priya Nair wrote it down and read it back." Empty where the author typed it."""
    if words.how == How.OWN:
        return ""
    came = str(HOW_LABELS[How(words.how)])
    came = came[:1].upper() + came[1:] + "."
    names = known.get(words.written_by_id) if words.written_by_id else None
    if names is None or names.erased:
        return came
    told = {"came": came, "name": names.full_name}
    if words.read_back:
        return _("%(came)s %(name)s wrote it down and read it back.") % told
    return _("%(came)s %(name)s wrote it down.") % told


def unconfirmed_line(words: Words) -> str:
    if words.written_by_id is None or words.confirmed_at is not None or words.how == How.RECORD:
        return ""
    return _("The person has not confirmed these words yet.")


def check(byline: Byline, voice: Voice, author_id: UUID | None, without_account: bool, member_that_day: bool) -> None:
    """Raise Invalid for a byline that the person cannot have on these words."""
    if voice is Voice.OFFICE:
        return
    if byline in NAMED and (author_id is None or without_account):
        raise Invalid({"byline": _("We can show a name only for someone with an account. Choose another way.")})
    if byline is Byline.MEMBER and not member_that_day:
        raise Invalid({"byline": _("Only someone with a user-led seat today can be shown as a member.")})
