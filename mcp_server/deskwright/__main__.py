"""`python -m deskwright` is the `deskwright` command; it does nothing of its own."""

from __future__ import annotations

import sys

from deskwright.front import main

sys.exit(main())
