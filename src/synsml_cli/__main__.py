"""`python -m synsml_cli` does what the console script `synsml` does."""

from synsml_cli.cli import main

main()
