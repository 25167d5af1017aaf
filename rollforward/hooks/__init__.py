"""Webhooks: other programs are told what happens to imports, signed, again until they have heard it, and on record."""
