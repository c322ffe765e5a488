"""`python -m regelzetter`."""

from regelzetter.cli import main

main()
