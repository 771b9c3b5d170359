"""The addresses of decisions and occasions, and of a panel's life."""

from django.urls import path

from copanel.governance.views import agreed, host, life, money

app_name = "governance"
ABOUT = "<slug:panel>/about"
MONEY = "<slug:panel>/money"

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
    path(f"{MONEY}/", money.money, name="money"),
    path(f"{MONEY}/tell/", money.tell, name="tell_funding"),
    path(f"{MONEY}/<uuid:funding_act_id>/reason/", money.reason, name="funding_reason"),
    path(f"{MONEY}/<uuid:funding_act_id>/beside/", money.beside, name="funding_beside"),
]
