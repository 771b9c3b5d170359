from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "copanel.governance"
    label = "governance"

    def ready(self) -> None:
        from copanel.governance import events, following, holding, house, messages
        from copanel.ledger import subscribe
        from copanel.organisations import events as organisations
        from copanel.organisations import register_holds, register_people
        from copanel.outbox import every, register_letterhead, register_reader
        from copanel.people import events as people
        from copanel.words import register_house

        register_reader(messages.reader_actor)
        register_letterhead(messages.letterhead)
        register_holds(holding.holds)
        register_people(holding.people_of)
        register_house(house.house, house.who, house.rules_on, house.table, messages.reader_actor)
        every(
            minutes=24 * 60,
            name="tidy declarations",
            function="copanel.governance.tasks.tidy",
            removes=("governance.WorksFor", "governance.AllowedInSpace", "governance.Parting"),
        )
        every(minutes=60, name="follow hosts and funders", function="copanel.governance.tasks.follow_parties")
        every(minutes=24 * 60, name="chase terms", function="copanel.governance.tasks.chase_terms")
        subscribe(people.ERASED, following.person_erased)
        subscribe(people.DIED, following.person_died)
        subscribe(people.DEATH_TAKEN_BACK, following.death_taken_back)
        subscribe((organisations.HOLDER_APPOINTED, organisations.DELEGATED), following.post_given)
        subscribe(events.POST_ANSWERS, following.post_given)
