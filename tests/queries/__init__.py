"""Tests of the canned questions on a small graph made by hand."""
