"""Why a source gave nothing."""


class SourceError(Exception):
    """A source gave us nothing to read this time.

    `permanent` means that retrying can't help: the address or file is gone or not an article.
    """

    def __init__(self, source: str, reason: str, *, permanent: bool = False) -> None:
        super().__init__(f"Can't read {source}: {reason}")
        self.source = source
        self.reason = reason
        self.permanent = permanent
