"""The addresses of invitations, nominations and the register of interests."""

from django.urls import path

from copanel.membership.views import answering, interests, inviting, nominating

app_name = "membership"

urlpatterns = [
    # Not below the panel's address: it works while the panel is being prepared, and its other pages are hidden.
    path("invited/<slug:slug>/<str:token>/", answering.invited, name="invited"),
    path("<slug:panel>/invitations/", inviting.invitations, name="invitations"),
    path("<slug:panel>/invitations/new/", inviting.new_invitation, name="new_invitation"),
    path("<slug:panel>/invitations/answer/", inviting.answer_for, name="answer_for"),
    path("<slug:panel>/invitations/mail/", inviting.mail_domains, name="mail_domains"),
    path("<slug:panel>/invitations/<uuid:invitation_id>/", inviting.invitation, name="invitation"),
    path("<slug:panel>/nominations/", nominating.nominations, name="nominations"),
    path("<slug:panel>/nominations/new/", nominating.new_nomination, name="new_nomination"),
    path("<slug:panel>/nominations/<uuid:nomination_id>/", nominating.nomination, name="nomination"),
    path("<slug:panel>/interests/", interests.register, name="register"),
    path("<slug:panel>/interests.csv", interests.register_csv, name="register_csv"),
    path("<slug:panel>/interests/mine/", interests.mine, name="mine"),
    path("<slug:panel>/interests/new/", interests.new_interest, name="new_interest"),
    path("<slug:panel>/interests/for/", interests.interest_for, name="interest_for"),
]
