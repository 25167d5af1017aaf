"""Carrying out what the engine decided: upload, staging, review, commit, replace, revert."""
