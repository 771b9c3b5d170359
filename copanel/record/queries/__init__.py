"""What is read of records: what a load would do, the record page, and the record as a file."""

from copanel.record.queries.page import RecordPage, record_page
from copanel.record.queries.plan import Plan, plan
from copanel.record.queries.written import written, written_text

__all__ = ["Plan", "RecordPage", "plan", "record_page", "written", "written_text"]
