"""What people read of a condition: what it says when it holds, and when it does not. A test names what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONDITIONS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "influence.raised_it": (_("they raised it, or wrote it down"), _("someone else raised it")),
    "influence.shown": (_("it has been checked and shown"), _("it has not been shown")),
    "influence.on_a_decision": (_("the panel has decided it"), _("the panel has not decided it")),
    "influence.carries_the_post": (_("their post is asked"), _("another post is asked")),
    "influence.carries_a_post_asked": (_("their post is one of those asked"), _("their post is not asked")),
    "conversations.for_everybody": (
        _("the conversation is for everybody"),
        _("the conversation is for the user-led side alone"),
    ),
    "words.author": (_("the words are their own"), _("the words are not their own")),
    "words.writer": (_("they wrote the words down for someone"), _("they did not write the words down")),
    "words.came_through_another": (
        _("who said it has no account, or had it written down"),
        _("who said it wrote it themselves"),
    ),
    "words.unconfirmed": (_("who said it has not confirmed it yet"), _("who said it has confirmed it")),
    "words.theirs": (
        _("the words are their own or their organisation’s"),
        _("the words are not their own, nor their organisation’s"),
    ),
    "words.about_them": (
        _("the words are about them or their organisation"),
        _("the words are not about them, nor their organisation"),
    ),
    "words.made_the_decision": (_("they made the first decision"), _("they did not make the first decision")),
    "words.by_leads": (_("the safeguarding leads decided it"), _("the safeguarding leads did not decide it")),
    "words.of_an_office": (
        _("the words are those of an office, such as an answer"),
        _("the words are a person’s, not those of an office"),
    ),
    "words.of_the_user_led_space": (
        _("it was said in the user-led-only space"),
        _("it was not said in the user-led-only space"),
    ),
    "words.is_shown": (_("everybody can read it"), _("not everybody can read it")),
    "words.is_taken_down": (_("it is taken down for someone’s safety"), _("it is not taken down for someone’s safety")),
    "words.kept_by_leads": (
        _("the safeguarding leads keep it hidden"),
        _("the safeguarding leads do not keep it hidden"),
    ),
    "words.under_note": (_("a safeguarding note is about it"), _("no safeguarding note is about it")),
    "words.is_withdrawn": (_("who said it withdrew it"), _("it is not withdrawn")),
    "words.was_shown": (_("everybody could read it once"), _("it was never shown")),
    "words.concerns_lead": (
        _("the note is about them or what they said"),
        _("the note is not about them, nor about what they said"),
    ),
    "governance.own_side": (_("it is of their own side"), _("it is not of their own side")),
    "governance.of_the_authority": (_("it is of the council’s side"), _("it is not of the council’s side")),
    "governance.own": (_("it is about themselves"), _("it is not about themselves")),
    "governance.cannot_sign_in": (_("that person has no account"), _("that person has an account")),
    "organisations.leads_for_its_organisation": (
        _("the post is at their own organisation"),
        _("the post is at another organisation"),
    ),
    "organisations.holds_the_post": (_("they hold the post"), _("they do not hold the post")),
    "people.own": (_("it is about themselves"), _("it is not about themselves")),
    "people.cannot_sign_in": (_("that person has no account"), _("that person has an account")),
    "governance.holder": (_("they hold that seat"), _("someone else holds that seat")),
    "governance.of_its_organisation": (
        _("the seat is their organisation’s"),
        _("the seat is not their organisation’s"),
    ),
    "governance.said_so": (_("they stepped aside themselves"), _("someone else said that they step aside")),
    "governance.ends_terms": (_("terms end by it"), _("no term ends by it")),
    "organisations.speaks_for_it": (
        _("they speak for that organisation"),
        _("they do not speak for that organisation"),
    ),
    "terms.left_it": (_("they left the note"), _("someone else left the note")),
    "scope.on_a_decision": (_("the panel has decided it"), _("the panel has not decided it")),
    "deciding.speaks_for": (_("the place is their own"), _("the place is someone else’s")),
    "deciding.of_user_led": (_("the place is of the user-led side"), _("the place is not of the user-led side")),
    "deciding.own_post": (_("they hold that post, or act for its holder"), _("the post is not theirs")),
    "membership.sent_it": (_("they sent the invitation"), _("someone else sent the invitation")),
    "membership.own": (_("it is about themselves"), _("it is not about themselves")),
    "membership.put_forward_by_them": (_("they put that person forward"), _("someone else put that person forward")),
}
