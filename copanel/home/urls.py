from django.urls import path

from copanel.home import views

app_name = "home"
urlpatterns = [
    path("", views.panels, name="panels"),
    path("<slug:panel>/", views.front, name="front"),
    path("<slug:panel>/who-we-are/", views.members, name="members"),
    path("<slug:panel>/organisations/", views.organisations, name="organisations"),
    path("<slug:panel>/organisations.csv", views.organisations_csv, name="organisations_csv"),
    path("<slug:panel>/organisations/who-speaks-for-whom.csv", views.coverage_csv, name="coverage_csv"),
    path("<slug:panel>/organisations/who-speaks-for-whom/", views.coverage, name="coverage"),
    path("<slug:panel>/organisations/<uuid:key>/", views.organisation, name="organisation"),
    path("<slug:panel>/priorities/", views.priorities, name="priorities"),
    path("<slug:panel>/priorities.csv", views.priorities_csv, name="priorities_csv"),
    path("<slug:panel>/priorities/<uuid:key>/", views.priority, name="priority"),
    path("<slug:panel>/other-ways/", views.ways, name="ways"),
    path("<slug:panel>/record/", views.record, name="record"),
    path("<slug:panel>/not-shown/", views.unseen, name="unseen"),
    path("<slug:panel>/needs-you/", views.needs, name="needs"),
    path("<slug:panel>/queue/", views.queue, name="queue"),
    path("<slug:panel>/how-it-works/", views.how_it_works, name="how_it_works"),
    path("<slug:panel>/setting-up/", views.setting_up, name="setting_up"),
    path("<slug:panel>/induction/", views.induction, name="induction"),
    path("<slug:panel>/powers/", views.powers, name="powers"),
    path("<slug:panel>/powers.csv", views.powers_csv, name="powers_csv"),
    path("<slug:panel>/powers/mine/", views.my_powers, name="my_powers"),
    path("<slug:panel>/powers/<slug:office>/", views.powers_of, name="powers_of"),
    path("<slug:panel>/changes.atom", views.changes, name="changes"),
    path("<slug:panel>/record.csv", views.record_csv, name="record_csv"),
]
