"""Turn findings into one complete `Briefing` that the renderers only print."""
