"""Write findings as `findings.json`, the contract with other programs."""

from compare.export.findings_json import SCHEMA_VERSION, findings_json

__all__ = ["SCHEMA_VERSION", "findings_json"]
