"""The addresses of decisions and occasions, and of seats and offices."""

from django.urls import path

from copanel.governance.views import agreed, leaving, offices, seats

app_name = "governance"
PLACE = "<slug:panel>/seats/held/<uuid:holding_id>"

urlpatterns = [
    path("<slug:panel>/decisions/new", agreed.new_decision, name="new_decision"),
    path("<slug:panel>/decisions/<uuid:decision_id>", agreed.decision, name="decision"),
    path("<slug:panel>/occasions/<uuid:occasion_id>", agreed.occasion, name="occasion"),
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
]
