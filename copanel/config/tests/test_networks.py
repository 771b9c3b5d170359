"""Limits count a home as one network, whatever its address."""

import pytest
from django.test import RequestFactory

from copanel.config.middleware import network_of


def digest(address, **more):
    return network_of(RequestFactory().get("/", REMOTE_ADDR=address, **more))


def test_a_home_with_many_ipv6_addresses_is_one_network():
    assert digest("2001:db8:1:2::1") == digest("2001:db8:1:2:ffff::9")
    assert digest("2001:db8:1:2::1") != digest("2001:db8:1:3::1")


def test_ipv4_addresses_stand_for_themselves():
    assert digest("192.0.2.1") != digest("192.0.2.2")
    assert "192.0.2.1" not in digest("192.0.2.1")


@pytest.mark.parametrize("behind", [True, False])
def test_a_forwarded_address_counts_only_behind_a_proxy_of_the_operators(settings, behind):
    settings.BEHIND_PROXY = behind
    forged = digest("192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.7, 203.0.113.9")
    assert (forged == digest("203.0.113.9")) is behind
    assert (forged == digest("192.0.2.1")) is not behind
