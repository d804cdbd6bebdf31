"""Programmes of documents and activities of data files that are the same: found by rules, with score, reasons and evidence of both.

See docs/decisions/0012-joins.md.
"""
