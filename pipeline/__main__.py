"""`python -m pipeline` is `hoshin`."""

import sys

from pipeline.cli import main

sys.exit(main())
