"""Start fails where the outbox lacks what only an upper room can give; the timetable is as rooms asked."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django_q.models import Schedule

from copanel.outbox.checks import everything_is_registered
from copanel.outbox.kinds import REGISTERED
from copanel.outbox.schedules import every, regularly
from copanel.outbox.tasks import deliver, write_timetable
from copanel.outbox.tests.test_put import put


@pytest.mark.parametrize(
    ("missing", "key"),
    [("resolver", "copanel.outbox.E001"), ("reader", "copanel.outbox.E002"), ("letterhead", "copanel.outbox.E003")],
)
def test_start_fails_without(world, missing, key):
    assert everything_is_registered() == []
    setattr(REGISTERED, missing, None)
    assert [fault.id for fault in everything_is_registered()] == [key]


@pytest.mark.django_db
def test_the_timetable_is_what_rooms_ask_for():
    Schedule.objects.create(name="left over", func="nowhere.at_all")
    write_timetable()
    write_timetable()
    written = {row.name: (row.func, row.minutes) for row in Schedule.objects.all()}
    assert written == {each.name: (each.function, each.minutes) for each in regularly()}
    assert written["deliver"] == ("copanel.outbox.tasks.deliver", 1)


def test_asking_twice_is_asking_once():
    before = regularly()
    every(minutes=1, name="deliver", function="copanel.outbox.tasks.deliver")
    assert regularly() == before


@pytest.mark.django_db
def test_the_worker_and_the_command_say_what_they_did(world, taken, capsys):
    world.person()
    put(world)
    assert deliver().startswith("1 sent")
    call_command("deliver", "--once")
    assert capsys.readouterr().out.startswith("0 sent")
