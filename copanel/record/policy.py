"""Who may do what with a record: loading is the machine's, on somebody's file; reading is everybody's."""

from __future__ import annotations

from copanel.kernel.policy import Policy, anyone, the_system
from copanel.record.states import Do

POLICY = Policy({Do.LOAD: the_system, Do.SEE: anyone})
