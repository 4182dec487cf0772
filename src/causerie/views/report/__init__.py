"""Bundle -> one HTML page."""

from causerie.views.report.options import ReportOptions
from causerie.views.report.page import render_report
from causerie.views.report.share import shareable

__all__ = ["ReportOptions", "render_report", "shareable"]
