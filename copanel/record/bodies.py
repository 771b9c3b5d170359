"""Organisations, posts and offices of a file, entered through the services of the rooms that own them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from copanel.governance import services as governance
from copanel.kernel.actor import Actor
from copanel.organisations import services as organisations
from copanel.organisations.models import Milestone
from copanel.organisations.record_shapes import NameRecord
from copanel.organisations.states import MilestoneKind, NameKind, RelationKind
from copanel.record.outline import read_when
from copanel.record.paths import Paths, code

Given = Mapping[str, Any]
LIFE_KINDS = {
    "founded": MilestoneKind.FOUNDED,
    "began in law": MilestoneKind.LEGAL,
    "began in public": MilestoneKind.LAUNCHED,
    "closed": MilestoneKind.CLOSED,
}


@dataclass(frozen=True, slots=True)
class Bodies:
    """Enters them as one actor. `rows` has the row of each thing entered so far, `paths` cites and reads dates."""

    actor: Actor
    rows: Mapping[str, UUID]
    paths: Paths

    def organisation(self, given: Given) -> UUID:
        names = tuple(
            NameRecord(
                NameKind(code(each["kind"])), each["name"], read_when(each.get("since")), read_when(each.get("until"))
            )
            for each in given.get("names", ())
        )
        made = organisations.enter_from_record(
            actor=self.actor,
            name=given["name"],
            kind=code(given["kind"]),
            website=given.get("website", ""),
            panel_id=self.rows.get("panel"),
            names=names,
        )
        return made.id

    def relation(self, given: Given) -> UUID:
        one, other = (self.rows[f"organisations/{given[name]}"] for name in ("organisation", "other"))
        kind, since, source = RelationKind(code(given["kind"])), read_when(given.get("since")), self.cite(given)
        if kind is RelationKind.MERGED_INTO:
            into = organisations.merge(
                actor=self.actor, organisation_ids=[one], into_id=other, from_on=since, source=source
            )
            return into.relations_of_others.get(organisation_id=one, kind=kind).id
        made = organisations.relate(
            actor=self.actor,
            organisation_id=one,
            other_id=other,
            kind=kind,
            from_on=since if since and since.earliest else None,
            source=source,
        )
        until = read_when(given.get("until"))
        if until and until.latest:
            organisations.end_relation(actor=self.actor, relation_id=made.id, until_on=until.latest)
        return made.id

    def life(self, given: Given, organisation: str) -> UUID:
        """A day of its life. A second source's day of closing stands beside the first."""
        about = {"actor": self.actor, "organisation_id": self.rows[f"organisations/{organisation}"]}
        kind, when, source = LIFE_KINDS[given["kind"]], read_when(given["when"]), self.cite(given)
        ended = Milestone.objects.filter(organisation_id=about["organisation_id"], kind=MilestoneKind.CLOSED)
        if kind is MilestoneKind.CLOSED and not ended.exists():
            organisations.close_organisation(**about, closed=when, source=source)
            return ended.get().id
        return organisations.note_milestone(**about, kind=kind, happened=when, source=source).id

    def post(self, given: Given) -> UUID:
        first, *later = given.get("titles", [{"title": given["title"]}])
        organisation_id = self.rows[f"organisations/{given['organisation']}"]
        made = organisations.add_post(
            actor=self.actor, organisation_id=organisation_id, title=first["title"], from_on=_day(first)
        )
        for each in later:
            organisations.retitle_post(actor=self.actor, post_id=made.id, title=each["title"], from_on=_day(each))
        return made.id

    def office(self, given: Given, panel_id: UUID) -> UUID:
        dates = {name: self.paths.when(given, name) for name in ("since", "until") if name in given}
        made = governance.enter_office_from_record(
            actor=self.actor,
            panel_id=panel_id,
            office=code(given["office"]),
            organisation_id=self.rows[f"organisations/{given['organisation']}"],
            called=given.get("called", ""),
            citation=self.cite(given),
            **dates,
        )
        return made.id

    def differ(self, given: Given) -> UUID:
        one, other = (self.rows[f"offices/{key}"] for key in given["offices"])
        return governance.note_sources_differ(actor=self.actor, holding_id=one, other_id=other).id

    def cite(self, given: Given) -> str:
        return self.paths.cite(given).text


def _day(given: Given) -> Any:
    """The date as given where it sets a day, else nothing: nobody knows since when."""
    when = read_when(given.get("since"))
    return when if when and when.earliest else None
