"""Firms, members, levels, rights and the firm's lock."""
