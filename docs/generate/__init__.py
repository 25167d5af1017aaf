"""The reference pages, made from the program itself: what they say is what it does."""
