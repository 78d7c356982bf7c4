"""Dated entries to timelines."""
