"""The reading of one article that all kinds of events share."""
