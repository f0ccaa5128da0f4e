"""Python dans la page, dans un vrai navigateur."""
