"""The version of regelzetter, as the manifest names it."""

VERSION = "0.3.0"
