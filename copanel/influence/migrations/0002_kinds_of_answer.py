from django.db import migrations

from copanel.influence.seeds import sow


def forwards(apps, schema_editor):
    sow(apps.get_model("influence", "AnswerKind"), apps.get_model("influence", "RefusalCategory"))


class Migration(migrations.Migration):
    dependencies = [("influence", "0001_initial")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
