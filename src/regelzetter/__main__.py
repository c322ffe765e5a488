"""`python -m regelzetter`."""

from regelzetter.start import main

main()
