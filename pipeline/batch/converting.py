"""Profiles and options → the function that converts one document, and all that it needs, loaded."""

from __future__ import annotations

import functools
from collections.abc import Callable

from pipeline.batch.unit import Context, Job, Result, convert_unit, warm_up
from pipeline.batch.workers.process import Work
from pipeline.profiles.profile import ProfileSet
from pipeline.read.options import ReadOptions


def work_of(profiles: ProfileSet, options: ReadOptions) -> Work:
    """What a worker does with a document."""
    warm_up()
    return functools.partial(_work, context=Context(profiles, options))


def _work(job: Job, tell_pages: Callable[[int], None], context: Context) -> Result:
    return convert_unit(job, context, tell_pages)
