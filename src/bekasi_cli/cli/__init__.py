"""Offer the newsroom as commands."""
