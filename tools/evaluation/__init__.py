"""Measure what the program finds against labels made by hand, and keep the figures."""
