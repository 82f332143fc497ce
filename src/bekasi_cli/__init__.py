"""A newsroom on the command line for a regency's public-communication office."""

__version__ = "0.1.0"
