"""The measure of the machine: the same framework and web server giving five bytes, without middleware."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse(b"hello", content_type="text/plain")


urlpatterns = [path("", hello)]

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"], DEBUG=False, MIDDLEWARE=[], ROOT_URLCONF=__name__, SECRET_KEY="nothing is signed here"
)
application = get_wsgi_application()
