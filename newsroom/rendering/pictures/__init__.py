"""Draws what `sketches.py` describes, as PNG. Imported only by the process that draws.

matplotlib takes a second to import and 60 MB to hold: nothing else in the program may import it.
Only its object interface is used; pyplot keeps every figure for ever.
"""
