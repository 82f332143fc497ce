"""Turn articles into pages for the public; what draws them loads when it is used."""
