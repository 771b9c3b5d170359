import pytest
from django.core.management import call_command
@pytest.mark.django_db
def test_try():
    call_command("check")
