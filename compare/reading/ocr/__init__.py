"""Recognise the text of scanned pages and pictures, offline; needs the extra `ocr`."""
