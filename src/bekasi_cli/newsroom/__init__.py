"""Run the newsroom: the use cases, a module a desk; the API for anyone's script."""
