"""The questions asked about organisations and posts: shape of input only."""

from copanel.organisations.forms.act import ActForm
from copanel.organisations.forms.keeping import (
    AddForm,
    AliasForm,
    CheckForm,
    CloseForm,
    EndRelationForm,
    GapForm,
    MergeForm,
    MilestoneForm,
    ReasonForm,
    RelateForm,
    RenameForm,
    UserLedForm,
)
from copanel.organisations.forms.posts import (
    DelegateForm,
    EndDelegationForm,
    HolderForm,
    LeaveForm,
    PostForm,
    RetitleForm,
)
from copanel.organisations.forms.reach import CoverageForm, ListForm, ReachForm, TakePartForm

__all__ = [
    "ActForm",
    "AddForm",
    "AliasForm",
    "CheckForm",
    "CloseForm",
    "CoverageForm",
    "DelegateForm",
    "EndDelegationForm",
    "EndRelationForm",
    "GapForm",
    "HolderForm",
    "LeaveForm",
    "ListForm",
    "MergeForm",
    "MilestoneForm",
    "PostForm",
    "ReachForm",
    "ReasonForm",
    "RelateForm",
    "RenameForm",
    "RetitleForm",
    "TakePartForm",
    "UserLedForm",
]
