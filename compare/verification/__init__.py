"""Check that every quotation in the written files occurs literally in its source.

Nothing here knows how a file was made: the written bytes and the sources are read anew.
"""

from compare.verification.report import Failure, FileCheck, VerificationReport
from compare.verification.verify import verify_folder

__all__ = ["Failure", "FileCheck", "VerificationReport", "verify_folder"]
