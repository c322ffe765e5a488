"""Charts: figures and moments → shapes on a sheet, and the words that say the same. Pure; nothing is drawn here.

`model.py` says what a chart shows, `bars.py`, `lines.py` and `timeline.py` place it, `words.py` tells it.
"""
