"""`@act`: no change without its entry."""

from uuid import uuid4

import pytest

from copanel import ledger
from copanel.kernel.actor import SYSTEM
from copanel.ledger.kinds import BadEntry
from copanel.ledger.models import ActorSalt, PrivateEntry
from copanel.ledger.services import record

RANG = ledger.kind("bell.rang", audience=ledger.PRIVATE, keys={}, sentence="The bell rang.")
CRACKED = ledger.kind("bell.cracked", audience=ledger.PRIVATE, keys={}, sentence="The bell cracked.")
pytestmark = pytest.mark.django_db


def change():
    """Any row will do."""
    ActorSalt.objects.create(entry_uid=uuid4(), person_id=uuid4(), salt=b"x")


@ledger.act(RANG)
def ring(*, entry=RANG, fail=False):
    change()
    if entry:
        record(entry, actor=SYSTEM, subject_id=uuid4())
    if fail:
        raise RuntimeError
    return "rung"


@ledger.act(CRACKED)
def ring_until_it_cracks():
    ring()
    record(CRACKED, actor=SYSTEM, subject_id=uuid4())


def test_an_act_with_its_entry_stands():
    assert ring() == "rung"
    assert ActorSalt.objects.count() == PrivateEntry.objects.count() == 1


@pytest.mark.parametrize("kwargs", [{"entry": None}, {"entry": CRACKED}])
def test_an_act_without_its_own_entry_leaves_nothing(kwargs):
    with pytest.raises(BadEntry):
        ring(**kwargs)
    assert not ActorSalt.objects.exists()
    assert not PrivateEntry.objects.exists()


def test_a_fault_after_the_entry_leaves_nothing():
    with pytest.raises(RuntimeError):
        ring(fail=True)
    assert not ActorSalt.objects.exists()
    assert not PrivateEntry.objects.exists()


def test_acts_nest():
    ring_until_it_cracks()
    assert list(PrivateEntry.objects.order_by("id").values_list("kind", flat=True)) == ["bell.rang", "bell.cracked"]


def test_an_act_names_what_it_records():
    assert ring.records == {"bell.rang"}
    with pytest.raises(BadEntry):
        ledger.act()
