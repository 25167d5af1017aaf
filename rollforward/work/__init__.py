"""The recurring work done for clients: templates, series, projects, tasks."""
