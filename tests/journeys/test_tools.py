"""The tools of the journeys see what they are there to see: else every journey would pass for nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Error

from tests.browsing import NARROW, WAYS, sideways, tab_to

GOOD = """<!DOCTYPE html><html lang="en-GB"><head><title>A good page</title></head>
<body><main><h1>A good page</h1><p><a href="/there">Go there</a></p><button>Send</button></main></body></html>"""
BAD = """<!DOCTYPE html><html><head><title></title></head><body><main><h1>Bad</h1><h4>Deep</h4>
<img src="data:,"><p style="color:#757575">Grey: 4.6 to 1</p><div style="width:600px">wide</div></main></body></html>"""


@pytest.mark.browser
@pytest.mark.parametrize("way", WAYS)
def test_axe_sees_faults_in_every_way_and_none_where_none_are(open_page, axe, way):
    page = open_page(**way)
    page.set_content(GOOD)
    assert axe(page) == []
    page.set_content(BAD)
    seen = {fault.split(":")[0] for fault in axe(page)}
    assert {"html-has-lang", "document-title", "image-alt", "color-contrast-enhanced", "heading-order"} <= seen


@pytest.mark.browser
def test_scrolling_sideways_is_measured(open_page):
    page = open_page(width=NARROW)
    page.set_content(GOOD)
    assert sideways(page) == 0
    page.set_content(BAD)
    assert sideways(page) > 200


@pytest.mark.browser
def test_a_control_is_reached_by_keyboard_or_it_is_said(page):
    page.set_content(GOOD)
    tab_to(page, "Send")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    with pytest.raises(AssertionError, match="no control named 'Nowhere'"):
        tab_to(page, "Nowhere", limit=3)


@pytest.mark.browser
def test_the_browser_reaches_only_this_machine(page):
    with pytest.raises(Error):
        page.goto("http://192.0.2.1/", timeout=500)


@pytest.mark.nu
def test_nu_sees_faults_and_none_where_none_are(nu):
    assert nu(("good", GOOD)) == []
    seen = nu(("good", GOOD), ("bad", BAD))
    assert seen
    assert all(fault.startswith("bad:") for fault in seen)
