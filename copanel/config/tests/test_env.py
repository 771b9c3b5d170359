"""The environment is read once, typed, and every fault is named at once."""

import pytest

from copanel.config.env import DEMO_VALUES, VARIABLES, BadEnvironment, read

LIVE = {
    "COPANEL_SECRET_KEY": "a-long-random-text",
    "COPANEL_HOSTS": "panel.example.org, www.panel.example.org",
    "COPANEL_ADDRESS": "https://panel.example.org",
    "COPANEL_MAIL_FROM": "panel@example.org",
}


def test_a_live_site_names_everything_that_is_missing():
    with pytest.raises(BadEnvironment) as fault:
        read({})
    for name in LIVE:
        assert name in str(fault.value)


def test_a_live_site_with_all_it_needs_starts():
    values = read(LIVE)
    assert values["COPANEL_HOSTS"] == ["panel.example.org", "www.panel.example.org"]
    assert values["COPANEL_DEMO"] is False
    assert values["COPANEL_HTTPS"] is True
    assert values["DATABASE_URL"] == ""


def test_the_demo_needs_nothing():
    values = read({"COPANEL_DEMO": "1"})
    assert values["COPANEL_DEMO"] is True
    assert values["COPANEL_SECRET_KEY"] == DEMO_VALUES["COPANEL_SECRET_KEY"]


def test_the_demos_public_key_is_refused_on_a_live_site():
    with pytest.raises(BadEnvironment, match="public"):
        read({**LIVE, "COPANEL_SECRET_KEY": DEMO_VALUES["COPANEL_SECRET_KEY"]})


@pytest.mark.parametrize(
    ("name", "text"), [("COPANEL_SMTP_PORT", "twenty-five"), ("COPANEL_HTTPS", "maybe"), ("COPANEL_SMTP_TLS", "tls")]
)
def test_what_cannot_be_read_is_named_with_what_it_is_for(name, text):
    with pytest.raises(BadEnvironment, match=name):
        read({**LIVE, name: text})


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda variable: variable.name)
def test_every_variable_says_what_it_is_for(variable):
    assert variable.what.endswith((".", "org"))
