"""The questions that governance asks."""

from copanel.governance.forms.agreed import METHODS, DecisionForm, HappenedForm
from copanel.governance.forms.rules import InForceForm, RuleForm, SpeaksForm

__all__ = ["METHODS", "DecisionForm", "HappenedForm", "InForceForm", "RuleForm", "SpeaksForm"]
