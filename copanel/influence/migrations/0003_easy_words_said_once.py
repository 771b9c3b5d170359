"""Two kinds of reason said their label twice in Easy Read: "Not now. Not now. Maybe later." """

from django.db import migrations

SAID_ONCE = (
    ("timing", "Not now. Maybe later.", "Maybe they can do it later."),
    ("not_stated", "The paper does not give a reason.", "We do not know the reason."),
)


def forwards(apps, schema_editor):
    for code, before, now in SAID_ONCE:
        apps.get_model("influence", "RefusalCategory").objects.filter(code=code, easy_gloss=before).update(
            easy_gloss=now
        )


class Migration(migrations.Migration):
    dependencies = [("influence", "0002_kinds_of_answer")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
