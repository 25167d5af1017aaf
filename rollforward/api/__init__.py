"""The programming interface: JSON under ``/api/v1/``, with a member's token and her rights. OpenAPI beside it."""
