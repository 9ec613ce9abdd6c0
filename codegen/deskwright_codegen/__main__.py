"""`python -m deskwright_codegen`: the build's commands."""

import sys

from .command import main

sys.exit(main())
