"""Hold what script/docs makes of the rules and lists."""
