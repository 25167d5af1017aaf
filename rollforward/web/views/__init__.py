"""Function views: read the form, call a command or a query, render."""
