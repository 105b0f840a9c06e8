"""The command line, a module a command: `add_parser` declares it, `run` does it.

`run` returns the exit code: 0 done, 1 some items failed and were named, 2 wrong use or settings.
Modules are imported only when chosen: what doesn't talk to Telegram doesn't pay for aiogram.
"""
