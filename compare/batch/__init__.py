"""Bring a corpus up to date with folders or a manifest, and write what has changed of its sets."""
