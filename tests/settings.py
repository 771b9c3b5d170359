"""The real settings in a test's surroundings: nothing of this machine's own environment but DATABASE_URL."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

for name in [name for name in os.environ if name.startswith("COPANEL_") and not name.startswith("COPANEL_TEST_")]:
    del os.environ[name]
os.environ["COPANEL_DEMO"] = "yes"
os.environ["COPANEL_MAIL"] = "console"
os.environ["COPANEL_DATA"] = tempfile.mkdtemp(prefix="copanel-test-")
atexit.register(shutil.rmtree, os.environ["COPANEL_DATA"], ignore_errors=True)
Path(os.environ["COPANEL_DATA"], "static").mkdir()

from copanel.config.settings import *  # noqa: E402, F403
from copanel.config.settings import DATABASES, STORAGES  # noqa: E402

# Style sheets and pictures as they lie in the rooms: nothing has to be collected before a test.
# That collecting works has a test of its own, in the ui room.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

# A file, as in life, so that the journal, the locks and several connections are the real ones.
# In memory where the machine has such a place: transactional tests would else wait for the disk.
if "sqlite" in DATABASES["default"]["ENGINE"]:
    memory = Path("/dev/shm")
    place = tempfile.mkdtemp(prefix="copanel-test-", dir=memory if os.access(memory, os.W_OK) else None)
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    DATABASES["default"]["TEST"] = {"NAME": f"{place}/test.sqlite3"}
