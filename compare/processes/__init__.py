"""Let fresh interpreters work beside this one and speak with them through pipes."""
