"""Score how close two wordings are; the one stage that uses rapidfuzz on sentences."""
