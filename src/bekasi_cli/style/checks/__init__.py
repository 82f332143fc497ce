"""Hold what house rules need code for, a topic a file; `TABLE` names each check's place."""
