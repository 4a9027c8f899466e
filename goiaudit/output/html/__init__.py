"""Pages for people: one report, a batch as one file or as a folder of linked pages."""
