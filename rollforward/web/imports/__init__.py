"""The pages of an import, one per step."""
