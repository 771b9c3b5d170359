"""What every test of this room stands on."""

import pytest
from django.core import mail

from copanel.outbox.tests.examples import world as small_world


@pytest.fixture
def world():
    with small_world() as made:
        yield made


@pytest.fixture
def taken(settings):
    """The mails that left, where a test needs no server."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []
    return mail.outbox
