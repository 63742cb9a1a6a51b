"""Print a complete `Briefing` as PDF, Word and HTML; a renderer decides nothing."""
