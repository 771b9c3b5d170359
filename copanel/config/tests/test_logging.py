"""What the log is for: faults of the machine, not the slips of people."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.slow
def test_a_form_sent_with_something_missing_is_no_warning(county, caplog):
    client = county.as_("public")
    assert client.post("/marlshire/issues/new/write/", {"stage": "look"}).status_code == 422
    assert caplog.records == []
    assert client.get("/marlshire/issues/999/").status_code == 404
    assert [line.status_code for line in caplog.records] == [404]
