"""One thread for the recogniser's products, whatever the user's BLAS would take.

The matrices are small: a second thread costs as much as it gains, and where other work wants the processor (a second
worker, say) the threads wait for each other. The setting is the user's again when the last text is read.
"""
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController

_lock = threading.Lock()
_inside = 0
_limit: Any = None


@contextmanager
def one_thread() -> Iterator[None]:
    """Let NumPy's products use one thread inside the block; threads of the user may be in it together."""
    global _inside, _limit
    with _lock:
        _inside += 1
        if _inside == 1:
            _limit = _libraries().limit(limits=1, user_api="blas")
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                _limit.restore_original_limits()


@cache
def _libraries() -> ThreadpoolController:
    """The libraries that are loaded, NumPy's among them: looked up once, which takes a millisecond."""
    return ThreadpoolController()
