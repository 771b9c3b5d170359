"""The look of Copanel: layouts, components, form fields, template tags, pictures, Easy Read machinery.

It knows no domain words and reads no table. It serves promise 4: nobody is left out. Every page
works by keyboard, without script, at 320 pixels, in print, and in Easy Read.

For a page
    {% extends "ui/layout.html" %} {% load i18n ui %}     a page
    {% extends "ui/layout_form.html" %}                   a page with a form (give it `form`)
    {% extends "ui/layout_confirm.html" %}                check before sending
    {% component "status" kind="adopted" label=... %}     components: see copanel/ui/components/
    {{ form.name }}                                       a whole GOV.UK field: see copanel/ui/forms.py
    {{ step.on|day }}  {{ meeting.starts|at }}            "Tuesday 3 March 2026", "2pm"

What a layout reads from the context, given by config's context processor. Any part may be missing
(an error page has none of it) and the page still stands.
    site.panel           None, or: name, slug, phone, phone_hours, post_address, host_name,
                         funder_name, authority_name
    site.home_url        where the wordmark leads; "/" when missing
    site.navigation      list of {label, url, current}
    site.footer_links    list of {label, url}, beside the room's own "Text size, colours and spacing"
    site.actor           None, or: name, label (the office acted in), side ("user_led", "authority",
                         "independent"), offices: list of {key, label, about, current}
    site.office_url      where the office switch is posted, field `office`; this page when missing
    site.language        "en-gb" or "en-easy"
    site.language_links  list of {label, url, code, current}
    site.html_lang       "en-GB" or "en-GB-simple"; made from the active language when missing
    site.demo            True when panel and people are made up
    site.look            look.read(request): the person's own text size, colours, spacing
"""
