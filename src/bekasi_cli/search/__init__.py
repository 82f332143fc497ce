"""Find words in texts: what was asked, whether a text has it, and the index that is quick at it.

This room knows texts, not newsrooms: `newsroom/searching.py` brings the two together. SQLite and
the stemmer load when somebody searches.
"""
