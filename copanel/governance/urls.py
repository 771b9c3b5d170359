"""The addresses of decisions and occasions, of rules, of a panel's life, of seats and offices."""

from django.urls import path

from copanel.governance.views import agreed, host, leaving, life, money, offices, on_pages, rules, seats

app_name = "governance"
ABOUT = "<slug:panel>/about"
MONEY = "<slug:panel>/money"
PLACE = "<slug:panel>/seats/held/<uuid:holding_id>"

urlpatterns = [
    path("<slug:panel>/decisions/new", agreed.new_decision, name="new_decision"),
    path("<slug:panel>/decisions/<uuid:decision_id>", agreed.decision, name="decision"),
    path("<slug:panel>/occasions/<uuid:occasion_id>", agreed.occasion, name="occasion"),
    # The life of a panel
    path(f"{ABOUT}/", life.about, name="about"),
    path(f"{ABOUT}/open/", life.open_panel, name="open_panel"),
    path(f"{ABOUT}/suspend/", life.suspend, name="suspend"),
    path(f"{ABOUT}/take-up/", life.take_up, name="take_up"),
    path(f"{ABOUT}/replace/", life.replace, name="replace"),
    path(f"{ABOUT}/close/", life.close, name="close_panel"),
    path(f"{ABOUT}/year/", life.year, name="year"),
    path(f"{ABOUT}/join/", life.join, name="join"),
    path(f"{ABOUT}/groups/<uuid:belonging_id>/take-in/", life.take_in, name="take_in"),
    path(f"{ABOUT}/groups/<uuid:belonging_id>/leave/", life.leave, name="leave"),
    path(f"{ABOUT}/handover/", host.handover, name="handover"),
    path(f"{ABOUT}/handover/prepare/", host.prepare_handover, name="prepare_handover"),
    path(f"{ABOUT}/heard/", host.heard, name="heard"),
    path(f"{ABOUT}/heard/reach/", host.reach, name="reach"),
    path(f"{ABOUT}/heard/ways/new/", host.add_way, name="add_way"),
    path(f"{ABOUT}/heard/ways/<uuid:way_id>/end/", host.end_way, name="end_way"),
    path(f"{ABOUT}/heard/lines/new/", host.add_line, name="add_line"),
    path(f"{ABOUT}/heard/lines/<uuid:help_line_id>/end/", host.end_line, name="end_line"),
    path(f"{ABOUT}/topics/", on_pages.topics, name="topics"),
    path(f"{ABOUT}/topics/new/", on_pages.add_topic, name="add_topic"),
    path(f"{ABOUT}/topics/<uuid:topic_id>/end/", on_pages.end_topic, name="end_topic"),
    path(f"{ABOUT}/answers/", on_pages.answers, name="answers"),
    path(f"{ABOUT}/answers/new/", on_pages.name_post, name="name_post"),
    path(f"{ABOUT}/answers/<uuid:answering_post_id>/end/", on_pages.end_post, name="end_post"),
    path(f"{MONEY}/", money.money, name="money"),
    path(f"{MONEY}/tell/", money.tell, name="tell_funding"),
    path(f"{MONEY}/<uuid:funding_act_id>/reason/", money.reason, name="funding_reason"),
    path(f"{MONEY}/<uuid:funding_act_id>/beside/", money.beside, name="funding_beside"),
    path("<slug:panel>/seats/", seats.seats, name="seats"),
    path("<slug:panel>/seats/before/", seats.before, name="seats_before"),
    path("<slug:panel>/seats/list.csv", seats.as_csv, name="seats_csv"),
    path("<slug:panel>/seats/new/", seats.new_seat, name="new_seat"),
    path("<slug:panel>/seats/<uuid:seat_id>/fill/", seats.fill, name="fill_seat"),
    path("<slug:panel>/seats/appoint/", offices.appoint, name="appoint"),
    path("<slug:panel>/seats/meeting/", seats.meeting, name="count_meeting"),
    path("<slug:panel>/seats/turns/", offices.turns, name="turns"),
    path("<slug:panel>/seats/turns/<slug:office>/", offices.turns_of, name="turns_of"),
    path(f"{PLACE}/", seats.place, name="place"),
    path(f"{PLACE}/end/", seats.end, name="end_place"),
    path(f"{PLACE}/deputy/", seats.name_deputy, name="name_deputy"),
    path(f"{PLACE}/aside/", offices.step_aside, name="step_aside"),
    path(f"{PLACE}/died/", leaving.died, name="died"),
    path(f"{PLACE}/deputies/<uuid:deputy_id>/end/", seats.end_deputy, name="end_deputy"),
    path(f"{PLACE}/deputies/<uuid:deputy_id>/in/", seats.stand_in, name="stand_in"),
    path(f"{PLACE}/in/<uuid:standing_in_id>/end/", seats.end_standing_in, name="end_standing_in"),
    path(f"{PLACE}/asides/<uuid:aside_id>/back/", offices.step_back, name="step_back"),
    path("<slug:panel>/my-place/", leaving.my_place, name="my_place"),
    path("<slug:panel>/my-place/resign/", leaving.resign, name="resign"),
    path("<slug:panel>/offices/", offices.through_time, name="offices"),
    path("<slug:panel>/rules/", rules.rules, name="rules"),
    path("<slug:panel>/rules.csv", rules.rules_csv, name="rules_csv"),
    path("<slug:panel>/rules/change/<slug:code>/", rules.change_rule, name="change_rule"),
    path("<slug:panel>/rules/drafts/<uuid:draft_id>/", rules.rule_draft, name="rule_draft"),
    path("<slug:panel>/rules/drafts/<uuid:draft_id>/decided/", rules.decide_rule, name="decide_rule"),
    path("<slug:panel>/rules/<slug:code>/", rules.rule, name="rule"),
    path("<slug:panel>/speak-from/", rules.speaks_from, name="speaks_from"),
]
