"""Forms: they draw controls and collect texts; what the texts mean is for the commands to say."""
