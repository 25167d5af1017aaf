"""The judge: bytes and values in, values out. No Django, no files, no clock, no network, no logging."""
