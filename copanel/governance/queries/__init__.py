"""Every read of governance. Facts are frozen; days are London days."""

from copanel.governance.queries.acting import actor_for, works_for_council
from copanel.governance.queries.panels import PanelFacts, panel, panels

__all__ = ["PanelFacts", "actor_for", "panel", "panels", "works_for_council"]
