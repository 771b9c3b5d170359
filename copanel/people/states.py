"""The words this room chooses from. Nothing here moves from state to state."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class OwnWord(StrEnum):
    """What a person says of themselves, in their own words. Nobody else may set it for them."""

    NONE = ""
    CARER = "carer"
    USES_CARE = "uses_care"

    @property
    def label(self) -> str:
        return OWN_WORD_LABELS[self]


OWN_WORD_LABELS = {
    OwnWord.NONE: _("I would rather not say"),
    OwnWord.CARER: _("I am a carer"),
    OwnWord.USES_CARE: _("I use care and support"),
}


class Channel(StrEnum):
    """The ways a message can come."""

    EMAIL = "email"
    POST = "post"
    PHONE = "phone"

    @property
    def label(self) -> str:
        return CHANNEL_LABELS[self]


CHANNEL_LABELS = {
    Channel.EMAIL: _("In an e-mail"),
    Channel.POST: _("In a letter"),
    Channel.PHONE: _("In a phone call"),
}


class Language(StrEnum):
    """The words a person wants: the codes Django knows them by."""

    STANDARD = "en-gb"
    EASY = "en-easy"

    @property
    def label(self) -> str:
        return LANGUAGE_LABELS[self]


LANGUAGE_LABELS = {
    Language.STANDARD: _("English"),
    Language.EASY: _("Easy Read"),
}


class Do(StrEnum):
    """What can be done in this room."""

    ADD_PERSON = "add_person"
    SEE_SELF = "see_self"
    CHANGE_SELF = "change_self"
    ERASE = "erase"
    NOTE_DEATH = "note_death"
    TAKE_BACK_DEATH = "take_back_death"
    ADD_ADDRESS = "add_address"
    CONFIRM_ADDRESS = "confirm_address"
    STOP_MESSAGES = "stop_messages"
    ASK_TO_ERASE = "ask_to_erase"
    ERASE_SENT = "erase_sent"
    ASK_TO_SIGN_IN = "ask_to_sign_in"
    SIGN_IN = "sign_in"
    OPEN_ACCOUNT = "open_account"
    CLOSE_ACCOUNT = "close_account"
