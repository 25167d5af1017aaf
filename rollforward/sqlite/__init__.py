"""Django's SQLite, whose waiting writers look often whether it is their turn; see ``base``."""
