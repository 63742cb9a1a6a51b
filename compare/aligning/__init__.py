"""Align what corresponds: sections by role and theme, sentences by wording."""
