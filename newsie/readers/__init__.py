"""Files of every kind → texts with what the file says of them: one module a format, loaded when such a file comes."""
