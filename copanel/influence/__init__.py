"""The heart: from a person's words to the council's answer, every step in the open.

Owns the issue, the recommendation with its parts, the answers in layers, the promises, and THE PATH:
one page with one address that shows all of it. Serves promise 3 (an answer, or its absence in public)
and promise 1 (nobody of the authority changes, hides or closes what people said).
Upper rooms leave their marks here by `services.note_step` and register the wording by `step_kind`.
"""

from copanel.influence.step_kinds import StepKind, step_kind, step_kinds

__all__ = ["StepKind", "step_kind", "step_kinds"]
