"""Take in files: read each, split it into documents, and know by a key when that is done."""

from compare.intake.keys import entry_key, file_key, fingerprint, key_told
from compare.intake.many import read_in_order, read_side_by_side
from compare.intake.split import split_file, split_source
from compare.intake.take import Intake, wanted_files
from compare.intake.told import Row, Told, Wanted

__all__ = [
    "Intake",
    "Row",
    "Told",
    "Wanted",
    "entry_key",
    "file_key",
    "fingerprint",
    "key_told",
    "read_in_order",
    "read_side_by_side",
    "split_file",
    "split_source",
    "wanted_files",
]
