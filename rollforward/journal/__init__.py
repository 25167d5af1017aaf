"""Who changed what, before and after; the generations of a firm's clients; the one door for every write."""
