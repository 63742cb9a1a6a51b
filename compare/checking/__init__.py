"""Check what an expert would check before signing: wording, closeness, copies, formula share."""
