"""Keep the newsroom's state: one port, and the stores behind it."""
