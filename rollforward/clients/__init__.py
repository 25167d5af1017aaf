"""Clients, contacts and custom fields."""
