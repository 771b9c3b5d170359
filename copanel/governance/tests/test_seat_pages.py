"""The pages of seats and offices, as people meet them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from copanel.governance import services
from copanel.governance.models import OfficeHolding, Seat, SeatHolding
from copanel.governance.tests.examples import a_panel, in_office
from copanel.governance.tests.test_pages import signed_in, text
from copanel.kernel.actor import SYSTEM, Office, Side
from copanel.kernel.ids import new_id

pytestmark = pytest.mark.django_db


def test_a_seat_is_added_filled_and_ended_by_hand(django_assert_max_num_queries):
    table = a_panel()
    member = in_office(table, Office.MEMBER, "Joe Bright")
    services.empty_seat(actor=SYSTEM, holding_id=SeatHolding.objects.get().id)
    facilitator = signed_in(in_office(table, Office.FACILITATOR, "Priya Nair"))
    key = str(new_id())
    for _press in range(2):
        facilitator.post(
            reverse("governance:new_seat", args=[table.slug]), {"key": key, "side": "user_led", "kind": "corresponding"}
        )
    assert Seat.objects.filter(kind="corresponding").count() == 1
    typed = {"key": str(new_id()), "person_id": str(member.person_id), "ends": "meetings", "meetings": "6"}
    address = reverse("governance:fill_seat", args=[table.slug, key])
    bad = facilitator.post(address, typed | {"meetings": ""})
    assert "Write how many meetings, or choose another end." in text(bad)
    assert 'value="meetings" checked' in text(bad)
    for _press in range(2):
        assert facilitator.post(address, typed).status_code == 302
    held = SeatHolding.objects.get(seat_id=key)
    with django_assert_max_num_queries(13):
        page = text(facilitator.get(reverse("governance:seats", args=[table.slug])))
    assert "Joe Bright" in page
    assert "For 6 meetings. 6 are still to come." in page
    taken = text(facilitator.post(address, typed | {"key": str(new_id())}))
    assert "The seat is taken then. End that term first." in taken
    facilitator.post(reverse("governance:end_place", args=[table.slug, held.id]), {})
    assert "Joe Bright" in text(facilitator.get(reverse("governance:seats_before", args=[table.slug])))


def test_a_member_chooses_how_to_be_shown_and_the_public_reads_just_that(client):
    table = a_panel()
    member = in_office(table, Office.MEMBER, "Joe Bright", shown_as="full_name")
    mine = signed_in(member)
    address = reverse("governance:my_place", args=[table.slug])
    assert "Everyone reads: “Joe, Network of marlshire”" in text(mine.get(address))
    mine.post(address, {"shown_as": "first_name"})
    public = text(client.get(reverse("governance:seats_csv", args=[table.slug])))
    assert ",Joe,Network of marlshire," in public
    assert "Bright" not in public


def test_someone_leaves_by_their_own_page():
    table = a_panel()
    member = in_office(table, Office.MEMBER, "Joe Bright")
    mine, key = signed_in(member), SeatHolding.objects.get().id
    address = reverse("governance:resign", args=[table.slug])
    assert "You owe nobody a reason" in text(mine.get(address))
    page = text(mine.post(address, {"holding_ids": [str(key)], "until_on-day": "1", "until_on-month": "2"}))
    assert "Write a real day" in page
    assert mine.post(address, {"holding_ids": [str(key)]}).status_code == 302
    assert "You have no seat and no office here." in text(mine.get(reverse("governance:my_place", args=[table.slug])))


def test_an_office_against_the_rules_is_a_plain_sentence_and_nothing_is_lost():
    table = a_panel()
    officer = in_office(table, Office.ENGAGEMENT_LEAD, "Tom Okafor")
    facilitator = signed_in(in_office(table, Office.FACILITATOR, "Priya Nair"))
    typed = {
        "key": str(new_id()),
        "office": "co_chair-user_led",
        "person_id": str(officer.person_id),
        "ends": "open",
    }
    page = text(facilitator.post(reverse("governance:appoint", args=[table.slug]), typed))
    assert "This person works for the council or the funder, so they cannot hold this." in page
    assert f'value="{officer.person_id}" selected' in page
    assert not OfficeHolding.objects.filter(office=Office.CO_CHAIR).exists()


def test_a_spreadsheet_takes_no_name_for_a_formula(client: Client):
    table = a_panel()
    in_office(table, Office.MEMBER, "=cmd() Evil", shown_as="full_name")
    assert "'=cmd() Evil" in text(client.get(reverse("governance:seats_csv", args=[table.slug])))


def test_an_authority_does_not_fill_a_user_led_seat_by_any_page():
    table = a_panel()
    lead = signed_in(in_office(table, Office.ENGAGEMENT_LEAD))
    seat = services.add_seat(actor=SYSTEM, panel_id=table.panel_id, side=Side.USER_LED)
    address = reverse("governance:fill_seat", args=[table.slug, seat.id])
    assert lead.get(address).status_code == 403
    assert lead.post(address, {"ends": "open"}).status_code == 403
    assert "co_chair-user_led" not in text(lead.get(reverse("governance:appoint", args=[table.slug])))
