"""Rules as data: patterns over the typed view in TOML files, each with what it reads and what it leaves alone."""
