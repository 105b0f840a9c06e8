"""Puts it together: alone reads the environment and the clock."""

import os

# Numpy's own threads only burn processor time on texts of this size: reading takes ten times longer
# with them. Numpy asks but once, so this comes before anything that imports it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

VERSION = "0.1.0"
"""The version CHANGELOG.md begins with."""
