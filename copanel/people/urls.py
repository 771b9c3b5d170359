from django.urls import path

from copanel.people.views import me, signing_in

app_name = "people"

urlpatterns = [
    path("sign-in/", signing_in.ask, name="sign_in"),
    path("sign-in/code/", signing_in.code, name="sign_in_code"),
    path("sign-in/again/", signing_in.again, name="sign_in_again"),
    path("sign-in/link/<uuid:sign_in_id>/<str:token>/", signing_in.link, name="sign_in_link"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("me/", me.show, name="me"),
    path("me/name/", me.name, name="name"),
    path("me/words/", me.words, name="words"),
    path("me/contact/", me.contact, name="contact"),
    path("me/office/", me.choose_office, name="choose_office"),
    path("stop/<str:token>/", me.stop, name="stop"),
    path("me/erase/<str:token>/", me.erase_sent, name="erase_sent"),
    path("me/confirm/<str:token>/", me.confirm, name="confirm"),
]
