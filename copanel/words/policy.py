"""Who may do what with words: powers.md, the rows on words, and theorems 1, 2 and 6.

Never in this table: an act by which anyone but the author changes what an author said.
A moderator refuses, hides or covers, with a reason, and the author's own layer keeps every byte.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import rules

from copanel.kernel import clock
from copanel.kernel.actor import Actor, Held, Side
from copanel.kernel.policy import (
    Policy,
    Supposed,
    anyone,
    co_chair,
    condition,
    facilitator,
    in_user_led_space,
    moderator,
    safeguarding_lead,
    the_system,
)
from copanel.words.models import Decided, SafeguardingNote, Words
from copanel.words.states import SAFEGUARDED, Do, Space, Standing, Voice

OPEN = frozenset({Standing.HELD, Standing.SHOWN})
TOMBSTONED = frozenset({Standing.HIDDEN, Standing.WITHDRAWN, Standing.TAKEN_DOWN, Standing.ERASED})


def is_someone(actor: Actor, panel_id: UUID) -> bool:
    """Nobody in particular has words of their own here, and is nobody whom words are about."""
    return actor.is_known


@condition(of=is_someone)
def author(actor: Actor, words: Words) -> bool:
    return actor.is_known and actor.person_id == words.author_id


@condition(of=is_someone)
def writer(actor: Actor, words: Words) -> bool:
    """Who wrote the words down for someone."""
    return actor.is_known and actor.person_id == words.written_by_id


@condition
def came_through_another(actor: Actor, words: Words) -> bool:
    """The author has no account here, or told someone who wrote it down: they change their words by any channel."""
    return words.without_account or words.written_by_id is not None


@rules.predicate
def unchecked(actor: Actor, words: Words) -> bool:
    """What the actor changes here would be seen by everyone before its check: powers.md, "checked first"."""
    return words.standing == Standing.SHOWN and not actor.system and actor.acts_on(words.panel_id) is None


@condition
def unconfirmed(actor: Actor, words: Words) -> bool:
    return words.confirmed_at is None


@rules.predicate
def open_to_change(actor: Actor, words: Words) -> bool:
    """Soon after they were said, and before anyone has checked them: later a correction stands beside instead.

    The author until `editable_until`; who wrote them down for somebody, until the person confirms them.
    """
    let_through = words.shown_at is not None and words.shown_at != words.entered_at
    if words.standing not in OPEN or let_through or unchecked.test(actor, words) or words.under_note:
        return False
    if words.written_by_id and not author.test(actor, words):
        return True  # Do.EDIT asks that the person has not confirmed yet
    return words.editable_until is not None and clock.now() <= words.editable_until


@condition(of=is_someone)
def theirs(actor: Actor, words: Words) -> bool:
    """The words are the actor's own or their organisation's."""
    return author.test(actor, words) or words.author_organisation_id in _organisations(actor.on(words.panel_id))


@condition(of=is_someone)
def about_them(actor: Actor, words: Words) -> bool:
    """The words are about the actor or their organisation."""
    organisations = _organisations(actor.on(words.panel_id))
    return actor.person_id in words.about_persons or bool(organisations & words.about_organisations)


@condition(of=is_someone)
def made_the_decision(actor: Actor, decision: Decided) -> bool:
    return decision.decided_by_id == actor.person_id


@condition
def by_leads(actor: Actor, decision: Decided) -> bool:
    """A decision of the safeguarding leads: judged by another lead, never by a moderator."""
    return decision.reason_code == SAFEGUARDED


@condition
def of_an_office(actor: Actor, words: Words) -> bool:
    return words.voice == Voice.OFFICE


@condition
def of_the_user_led_space(actor: Actor, words: Words) -> bool:
    return words.space == Space.USER_LED


@condition
def is_shown(actor: Actor, words: Words) -> bool:
    return words.standing == Standing.SHOWN


@condition
def is_taken_down(actor: Actor, words: Words) -> bool:
    return words.standing == Standing.TAKEN_DOWN


@condition
def kept_by_leads(actor: Actor, words: Words) -> bool:
    """Kept hidden when a safeguarding note was closed: what it was about is for the leads and the author alone."""
    return (
        words.standing in {Standing.HIDDEN, Standing.REFUSED}
        and words.in_force is not None
        and words.in_force.reason_code == SAFEGUARDED
    )


@condition
def under_note(actor: Actor, words: Words) -> bool:
    """Wherever they stand: who looks after someone's safety reads what the worry is about."""
    return words.under_note


@condition
def is_withdrawn(actor: Actor, words: Words) -> bool:
    return words.standing == Standing.WITHDRAWN


@condition
def was_shown(actor: Actor, words: Words) -> bool:
    """Seen once, so that a tombstone stands where they were: theorem 2."""
    return words.shown_at is not None and words.standing in TOMBSTONED


@condition(of=is_someone)
def concerns_lead(actor: Actor, note: SafeguardingNote) -> bool:
    """The note is on words that the lead said, or that are about the lead or the lead's organisation."""
    return note.words is not None and concerned.test(actor, note.words)


def asks_for(actor: Actor, panel_id: UUID) -> Side:
    """At which side's asking words are taken down (decision 14): all offices and employers count, not the one chosen.

    Staff of the host in the user-led-only space act for the user-led side; others who are independent do not.
    """
    if actor.system or actor.in_user_led_space(panel_id):
        return Side.USER_LED
    side = actor.side_on(panel_id)
    return Side.AUTHORITY if panel_id in actor.council_of or side is Side.USER_LED else side


def _organisations(held: tuple[Held, ...]) -> frozenset[Any]:
    return frozenset(each.organisation_id for each in held if each.organisation_id)


# Words in the user-led-only space do not exist for anyone outside it: theorem 6.
within_reach = ~of_the_user_led_space | in_user_led_space | the_system
# "Never one the words are about" (powers.md): what bars a lead, whether they look, close or hear an appeal.
concerned = author | about_them
user_led_moderator = moderator & in_user_led_space
chair_in_space = co_chair & in_user_led_space
judges = user_led_moderator & ~theirs & ~about_them
lead = safeguarding_lead & in_user_led_space
lead_for_words = lead & ~concerned
with_leads = is_taken_down | kept_by_leads | under_note
at_their_word = facilitator & in_user_led_space & came_through_another
for_leads = lead & with_leads & ~concerned
know = within_reach & (
    is_shown
    | was_shown
    | for_leads
    | (~is_taken_down & author)
    | (~is_taken_down & ~is_withdrawn & ~kept_by_leads & (user_led_moderator | writer))
    | the_system
)
read = within_reach & (
    is_shown
    | for_leads
    | (~is_taken_down & author)
    | (~is_taken_down & ~is_withdrawn & ~kept_by_leads & (user_led_moderator | writer))
    | the_system
)

POLICY = Policy(
    {
        Do.KNOW: know,
        Do.READ: read,
        Do.READ_UNMASKED: read & (author | user_led_moderator | for_leads | the_system),
        Do.SEE_QUEUE: user_led_moderator,
        Do.LET_THROUGH: within_reach & judges,
        Do.REFUSE: within_reach & judges & ~of_an_office,
        Do.HIDE: within_reach & judges & ~of_an_office,
        Do.MASK: within_reach & judges & ~is_taken_down & ~kept_by_leads,
        Do.FLAG: know & is_shown,
        Do.SETTLE_FLAGS: within_reach & judges,
        # Said against oneself too: whoever says that words are about them steps back from judging them.
        Do.SAY_ABOUT: read & user_led_moderator,
        # Nobody picks the judges of their own words, nor of words about them.
        Do.SAY_ABOUT_OTHERS: read & judges,
        Do.TAKE_OFF_ABOUT: read & judges,
        Do.EDIT: within_reach & (author | (writer & unconfirmed & in_user_led_space)),
        # What a post signed is added to by another signed answer, never corrected in passing.
        Do.CORRECT: within_reach & author & ~of_an_office,
        Do.CORRECT_FOR: within_reach & at_their_word & ~of_an_office,
        Do.ADD_EASY: within_reach & (the_system | ((author | (facilitator & in_user_led_space)) & ~of_an_office)),
        Do.CONFIRM: within_reach & author,
        Do.CONFIRM_FOR: within_reach & at_their_word,
        Do.CHANGE_BYLINE: within_reach & author & ~of_an_office,
        Do.CHANGE_BYLINE_FOR: within_reach & at_their_word & ~of_an_office,
        Do.WITHDRAW: within_reach & author & ~of_an_office,
        Do.WITHDRAW_FOR: within_reach & at_their_word & ~of_an_office,
        Do.ERASE: within_reach & (author | the_system) & ~of_an_office,
        Do.SAY_AT_RISK: know,
    },
    hidden=frozenset({Do.KNOW, Do.READ, Do.FLAG, Do.SAY_AT_RISK}),
)


def _of_its_words(predicate: rules.Predicate) -> rules.Predicate:
    """The same rule, asked of the words that a decision is about."""

    def of_words(actor: Actor, decision: Any) -> bool:
        return predicate.test(actor, decision if isinstance(decision, Supposed) else decision.words)

    return rules.predicate(of_words, name=predicate.name)


# Appeals: by the author, decided by someone of the user-led side who had no part in the first decision.
DECISIONS = Policy(
    {
        Do.APPEAL: _of_its_words(within_reach & author),
        Do.APPEAL_FOR: _of_its_words(within_reach & at_their_word),
        Do.DECIDE_APPEAL: ~made_the_decision
        & (~by_leads | _of_its_words(within_reach & lead_for_words))
        & (by_leads | _of_its_words(within_reach & judges & ~kept_by_leads)),
        # powers.md: one co-chair may act; another is told at once, and may stop it for some days.
        Do.STOP: _of_its_words(within_reach & judges) & co_chair & ~by_leads & ~made_the_decision,
    }
)

# Notes have a table of their own: who moderates does not see them.
NOTES = Policy(
    {
        Do.SAY_AT_RISK: anyone,
        Do.SEE_NOTE: lead & ~concerns_lead,
        Do.ADD_TO_NOTE: lead & ~concerns_lead,
        Do.TELL_COUNCIL: lead & ~concerns_lead,
        Do.CLOSE_NOTE: lead & ~concerns_lead,
    },
    hidden=frozenset({Do.SEE_NOTE, Do.ADD_TO_NOTE, Do.TELL_COUNCIL, Do.CLOSE_NOTE}),
)
