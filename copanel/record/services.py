"""Loading a record: all of it or nothing, through the services of the rooms below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from copanel.governance import services as governance
from copanel.influence import services as influence
from copanel.kernel import clock
from copanel.kernel.actor import Actor
from copanel.kernel.dates import DateAsGiven
from copanel.kernel.errors import AlreadyDone, Invalid, WrongState
from copanel.kernel.ids import new_id
from copanel.kernel.policy import OnPanel
from copanel.ledger import act
from copanel.ledger.services import record as write_entry
from copanel.organisations import queries as organisation_queries
from copanel.organisations import services as organisations
from copanel.record import events
from copanel.record.bodies import Bodies
from copanel.record.citing import Citation
from copanel.record.faults import BadRecord, Fault, Path
from copanel.record.models import Entered
from copanel.record.outline import is_when, read_when, walk
from copanel.record.paths import Paths, stated
from copanel.record.policy import POLICY
from copanel.record.queries.plan import Plan, plan
from copanel.record.reader import Record
from copanel.record.states import Do, Kind
from copanel.record.things import Thing, not_stated

# What only this room keeps of a thing; everything else is a row in the room that owns it.
ASIDE = {
    Kind.PANEL: ("about", "user_led"),
    Kind.SOURCE: ("title", "publisher", "address", "dated"),
    Kind.OCCASION: ("title", "kind", "when"),
    Kind.RELATION: ("since", "until"),
    Kind.SEATS: ("title", "side", "kind", "organisation", "number", "vacant", "since", "until"),
    Kind.TERMS: ("since", "agreed", "clauses", "signed"),
    Kind.SCOPE: ("about", "issue", "lines", "signed_by", "when"),
    Kind.ISSUE: ("raised_by",),
    Kind.STEP: ("at",),
    Kind.RECOMMENDATION: ("at",),
    Kind.PART: ("raised_by",),
    Kind.ANSWER: ("at", "reading"),
    Kind.VIEW: ("at", "beside", "after"),
}


def _nobody_watches(done: int) -> None:
    """No progress bar."""


@act(events.LOADED)
def load(*, actor: Actor, record: Record, watch: Callable[[int], None] = _nobody_watches) -> Plan:
    """Enter what is new in a record file, all of it or nothing. `watch` is told how many things are done, for a bar.

    Raises BadRecord with every fault, AlreadyDone where nothing in the file is new.
    """
    POLICY.require(actor, Do.LOAD, OnPanel(new_id()))
    planned = plan(record)
    if planned.faults:
        raise BadRecord(planned.faults)
    if not planned.new:
        raise AlreadyDone("Nothing to add: everything in this file is in Copanel already.")
    loading = _Loading(actor, planned, watch)
    for thing in planned.new:
        with loading.telling(thing.path):
            loading.enter(thing)
    loading.finish()
    write_entry(
        events.LOADED,
        actor=actor,
        subject_id=loading.panel_id,
        panel_id=loading.panel_id,
        payload={
            "panel": record.content["panel"]["key"],
            "name": record.content["panel"]["name"],
            "things": len(planned.new),
        },
    )
    return planned


class _Loading:
    """One load on its way: what has been entered, by the keys of the file."""

    def __init__(self, actor: Actor, planned: Plan, watch: Callable[[int], None]) -> None:
        self.actor = actor
        self.content = planned.record.content
        self.planned = planned
        self.watch = watch
        self.panel_id: UUID = planned.panel_id or new_id()
        there = Entered.objects.filter(panel_id=planned.panel_id) if planned.panel_id else Entered.objects.none()
        self.rows: dict[str, UUID] = {row.key: row.row_id for row in there if row.row_id}
        self.fresh = {thing.key for thing in planned.new}
        self.knows = False
        self.paths = Paths(content=self.content, posts={}, occasions={}, decide=self.decide, rows=self.rows)
        self.bodies = Bodies(actor, self.rows, self.paths)

    def enter(self, thing: Thing) -> None:
        """Enter one thing through the service of the room that owns it. What is inside an issue comes with it."""
        match thing.kind:
            case Kind.PANEL:
                pass  # made once its organisations are there
            case Kind.ORGANISATION:
                self.rows[thing.key] = self.bodies.organisation(thing.own)
            case Kind.RELATION:
                self.rows[thing.key] = self.bodies.relation(thing.given)
            case Kind.LIFE:
                self.rows[thing.key] = self.bodies.life(thing.given, organisation=thing.key.split("/")[1])
            case Kind.POST:
                self.make_panel()
                self.rows[thing.key] = self.bodies.post(thing.own)
            case Kind.OCCASION:
                self.make_panel()
                if thing.own["kind"] == "to come" or self.is_waited_for(thing.last):
                    self.rows[thing.key] = self.occasion(thing.own)
            case Kind.OFFICE:
                self.know()
                self.rows[thing.key] = self.bodies.office(thing.given, self.panel_id)
            case Kind.DIFFER:
                self.rows[thing.key] = self.bodies.differ(thing.given)
            case Kind.ISSUE:
                self.issue(thing.given)
            case Kind.VIEW:
                self.view(thing.given)
        self.watch(1)

    @contextmanager
    def telling(self, path: Path) -> Iterator[None]:
        """Tell what a room below refuses with the line of the thing it refuses. Raises BadRecord."""
        try:
            yield
        except BadRecord:
            raise
        except Invalid as wrong:
            raise BadRecord([self.fault(path, sentence) for sentence in wrong.faults.values()]) from wrong
        except AlreadyDone as wrong:
            raise BadRecord([self.fault(path, "take this out; it is written down twice")]) from wrong
        except WrongState as wrong:
            raise BadRecord([self.fault(path, wrong)]) from wrong

    def fault(self, path: Path, sentence: object) -> Fault:
        return self.planned.record.found.fault(path, str(sentence))

    def make_panel(self) -> None:
        """Add the panel, unless it is there."""
        if "panel" not in self.rows:
            with self.telling(("panel",)):
                self.add_panel()

    def add_panel(self) -> None:
        given = self.content["panel"]
        panel = governance.add_panel(
            actor=self.actor,
            slug=given["key"],
            name=given["name"],
            authority_id=self.rows[f"organisations/{given['authority']}"],
            host_id=self.rows.get(f"organisations/{given['host']}"),
            funder_id=self.rows.get(f"organisations/{given['funder']}"),
        )
        self.panel_id = self.rows["panel"] = panel.id
        kept = (given["authority"], given["host"], given["funder"])  # by the panel, as it was added
        for key in [key for key in self.content["organisations"] if key not in kept]:
            organisations.keep_for_panel(
                actor=self.actor, organisation_id=self.rows[f"organisations/{key}"], panel_id=panel.id
            )
        governance.show_record(actor=self.actor, panel_id=panel.id)

    def occasion(self, given: dict[str, Any]) -> UUID:
        made = governance.add_occasion(actor=self.actor, panel_id=self.panel_id, words=given["title"])
        when = read_when(given["when"])
        if given["kind"] != "to come" and when and when.day:
            governance.occasion_happened(actor=self.actor, occasion_id=made.id, happened_on=when.day)
        return made.id

    def is_waited_for(self, key: str) -> bool:
        """Whether a promise or another date in the file hangs on this occasion."""
        return any(is_when(value) and value.get("occasion") == key for _path, value in walk(self.content))

    def decide(self, given: Any, when: DateAsGiven, cite: Citation) -> UUID:
        """The decision that a recommendation rests on, where the source says how it was agreed."""
        decision = governance.enter_from_record(
            actor=self.actor, panel_id=self.panel_id, text=stated(given["agreed"]), agreed=when, citation=cite.text
        )
        return decision.id

    def know(self) -> None:
        """Posts and occasions are entered by now: tell the paths where they are, once."""
        if self.knows:
            return
        self.make_panel()
        self.knows = True
        ids = {key: self.rows[f"posts/{key}"] for key in self.content.get("posts", {})}
        facts = organisation_queries.posts_on(ids.values())
        self.paths.posts = {key: (row_id, facts[row_id].title) for key, row_id in ids.items()}
        self.paths.occasions = {
            key: self.rows[f"occasions/{key}"]
            for key in self.content.get("occasions", {})
            if f"occasions/{key}" in self.rows
        }

    def issue(self, given: dict[str, Any]) -> None:
        self.know()
        influence.enter_from_record(actor=self.actor, panel_id=self.panel_id, told=self.paths.issue(given))

    def view(self, given: dict[str, Any]) -> None:
        """A view stands on the paths of new issues already; on those loaded before it is added at the end."""
        told = self.paths.view(given)
        for key in given["beside"]:
            if f"issues/{key}" not in self.fresh:
                influence.note_step(
                    actor=self.actor,
                    issue_id=self.rows[f"issues/{key}"],
                    source_id=told.source_id,
                    kind=told.kind,
                    payload=told.payload,
                    happened_on=told.happened_on,
                    citation=told.citation,
                    citation_url=told.citation_url,
                )

    def finish(self) -> None:
        """Keep which row each thing of the file became."""
        self.make_panel()
        now = clock.now()
        Entered.objects.bulk_create(
            Entered(
                panel_id=self.panel_id,
                kind=thing.kind,
                key=thing.key,
                row_id=self.rows.get(thing.key),
                position=thing.position,
                fields=thing.fields,
                cites=thing.cites,
                not_stated=not_stated(thing.own),
                aside={name: thing.own[name] for name in ASIDE.get(thing.kind, ()) if name in thing.own},
                entered_at=now,
            )
            for thing in self.planned.new
        )
