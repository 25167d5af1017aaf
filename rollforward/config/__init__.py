"""Settings, URLs and start-up: the one room that may import everything."""
