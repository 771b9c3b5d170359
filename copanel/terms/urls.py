"""Addresses of the terms. /<panel>/terms/<clause>/ is a clause's, for good; /<panel>/terms/2/<clause>/ in version 2."""

from django.urls import path

from copanel.terms.views import drafting, publishing, reading

app_name = "terms"
ALL = "<slug:panel>/terms"
DRAFT = f"{ALL}/draft"
CLAUSE = f"{DRAFT}/clauses/<uuid:clause_id>"
ONE = f"{ALL}/<int:number>"

urlpatterns = [
    path(f"{ALL}/", reading.current, name="current"),
    path(f"{ALL}/versions/", reading.versions, name="versions"),
    path(f"{ALL}/compare/", reading.compare, name="compare"),
    path(f"{DRAFT}/", drafting.draft, name="draft"),
    path(f"{DRAFT}/start/", drafting.start, name="start"),
    path(f"{DRAFT}/publish/", publishing.publish, name="publish"),
    path(f"{DRAFT}/put-aside/", drafting.withdraw, name="withdraw"),
    path(f"{DRAFT}/clauses/new/", drafting.add, name="add_clause"),
    path(f"{CLAUSE}/", drafting.change, name="change_clause"),
    path(f"{CLAUSE}/move/", drafting.move, name="move_clause"),
    path(f"{CLAUSE}/take-out/", drafting.take_out, name="take_out_clause"),
    path(f"{CLAUSE}/put-back/", drafting.put_back, name="put_back_clause"),
    path(f"{CLAUSE}/note/", drafting.note, name="note"),
    path(f"{DRAFT}/notes/<uuid:note_id>/settle/", drafting.settle, name="settle_note"),
    path(f"{ONE}/", reading.version, name="version"),
    path(f"{ONE}/clauses.csv", reading.clauses_csv, name="clauses_csv"),
    path(f"{ONE}/sign/", publishing.sign, name="sign"),
    path(f"{ONE}/<slug:clause>/", reading.clause, name="clause_in_version"),
    path(f"{ALL}/<slug:clause>/", reading.clause, name="clause"),
]
