"""The pages of work: the first page, the list and the month, projects, series, templates."""
