import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection

import pytest

from bot.workers import deaf_to_interrupts, end_with_parent

SPAWN = multiprocessing.get_context("spawn")


def _work(told: Connection) -> None:
    end_with_parent()
    told.send("working")
    threading.Event().wait()


def _employ(told: Connection) -> None:
    worker = SPAWN.Process(target=_work, args=(told,))
    worker.start()
    worker.join()


def test_a_worker_ends_with_the_program_that_was_killed() -> None:
    heard, told = SPAWN.Pipe(duplex=False)
    program = SPAWN.Process(target=_employ, args=(told,))
    program.start()
    told.close()
    assert heard.recv() == "working"
    program.kill()
    program.join()
    # The pipe closes when the last of those who hold its other end is gone.
    assert heard.poll(timeout=60)
    with pytest.raises(EOFError):
        heard.recv()
    program.close()
    heard.close()


def _listen(told: Connection) -> None:
    told.send(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_an_interrupt_is_for_the_program_alone() -> None:
    """Ctrl-C reaches every process of a terminal; a worker would answer with its own traceback."""
    heard, told = SPAWN.Pipe(duplex=False)
    worker = SPAWN.Process(target=_listen, args=(told,))
    with deaf_to_interrupts():
        worker.start()
    assert heard.recv()
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())
    worker.join()
    worker.close()
    told.close()
    heard.close()
