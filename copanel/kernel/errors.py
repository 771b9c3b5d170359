"""What can go wrong, as sentences a person can act on.

Services raise these; forms and pages show the sentence; nothing is half-done,
since every service runs in one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _


class CopanelError(Exception):
    """A refusal with one plain sentence. `status` is the HTTP status its page carries."""

    status = 400

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(CopanelError):
    """The person may know the thing exists, but may not do this."""

    status = 403

    def __init__(self, sentence: str = _("You cannot do this. Someone with another role can.")) -> None:
        super().__init__(sentence)


class NotFound(CopanelError):
    """There is no such thing, or the person may not know that there is. The two look alike."""

    status = 404

    def __init__(self, sentence: str = _("We could not find that page.")) -> None:
        super().__init__(sentence)


class WrongState(CopanelError):
    """The thing has moved on, so this step cannot be taken now."""

    status = 409

    def __init__(self, sentence: str = _("This has moved on since you opened it. Look at it again.")) -> None:
        super().__init__(sentence)


class AlreadyDone(WrongState):
    """The same act came twice. The first one counts; nothing was done again."""


class Invalid(CopanelError):
    """What was typed cannot be taken as it stands.

    `faults` maps a form's field name to one sentence each that says how to put it right;
    the key "" stands for the whole form.
    """

    status = 422

    def __init__(self, faults: Mapping[str, str] | str) -> None:
        self.faults: dict[str, str] = {"": faults} if not isinstance(faults, Mapping) else dict(faults)
        super().__init__(next(iter(self.faults.values())))


class TooMany(CopanelError):
    """A limit per address, network or panel is reached. The page gives phone and post instead."""

    status = 429

    def __init__(
        self, sentence: str = _("Many messages came at once, so this form is closed for now. Phone or write to us.")
    ) -> None:
        super().__init__(sentence)


class SignInAgain(CopanelError):
    """The act needs a sign-in made in the last minutes. What was typed is kept."""

    status = 403

    def __init__(self, sentence: str = _("Sign in again first. We keep what you wrote.")) -> None:
        super().__init__(sentence)
