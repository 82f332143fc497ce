"""Write articles for other programs and people: one module a format."""
