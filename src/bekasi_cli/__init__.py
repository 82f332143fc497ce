"""A newsroom on the command line for a regency's public-communication office."""
