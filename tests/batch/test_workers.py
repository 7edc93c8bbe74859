"""What a document does to its worker costs that document alone: each way has its code, the neighbours are converted."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import struct
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

import pytest

from pipeline.batch.unit import Job, Output, Result
from pipeline.batch.workers.limits import WorkLimits
from pipeline.batch.workers.persevere import Stop, attempts
from pipeline.batch.workers.pool import Pool
from pipeline.batch.workers.process import Worker, serve
from pipeline.model.errors import UsageError
from pipeline.run import Provenance

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of processes are Linux's")
LIMITS = WorkLimits(seconds=30.0, page_seconds=5.0, memory_mb=200)
HASTE = WorkLimits(seconds=1.0, page_seconds=0.2, memory_mb=200)
"""For what never ends. Nothing else is told by the clock: on a loaded machine a second is short."""
Tell = Callable[[int], None]


def act(job: Job, tell: Tell) -> Result:  # noqa: PLR0912  # a case a way to misbehave
    """Do what the document says."""
    words = job.data.decode().split()
    match words[0]:
        case "hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTERM, signal.SIGALRM])
            while True:
                time.sleep(60)
        case "spin":
            ctypes.PyDLL(None).sleep(60)  # in C, with the interpreter's lock
        case "crash":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "exit":
            os._exit(0)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "allocate":
            held = [bytearray(1 << 20) for _ in range(1000)]
            assert held
        case "defect":
            raise ZeroDivisionError("planted")
        case "user":
            raise UsageError("the profile is wrong")
        case "child":
            if os.fork() == 0:
                time.sleep(60)
            Path(words[1]).write_text(str(os.getpid()))
            time.sleep(60)
        case "garbage":
            os.write(3, b"x")
        case "once":
            if not Path(words[1]).exists():
                Path(words[1]).touch()
                os.abort()
        case "write":
            Path(words[1]).write_bytes(b"x" * (2 << 20))
        case "pages":
            tell(int(words[1]))
            first, last = job.pages or (1, int(words[1]))
            wanted = set(range(first, last + 1))
            if (wanted - set(job.leave_out)) & set(map(int, words[2:])):
                os.abort()
        case "slow":
            tell(10)
            time.sleep(1.6)
    return Result(
        "ok", document_id=f"doc-{job.path}", detail=",".join(map(str, job.leave_out)) or None, payload=b"made"
    )


def run(*texts: str, workers: int = 2, limits: WorkLimits = LIMITS) -> list[Result]:
    jobs = [Job(str(number), text.encode()) for number, text in enumerate(texts)]
    with Pool(act, workers, limits) as pool:
        found = {job.path: result for job, result in pool.run(jobs)}
    assert sorted(found) == sorted(job.path for job in jobs)
    return [found[job.path] for job in jobs]


@pytest.mark.parametrize(
    ("bad", "code", "said"),
    [
        ("hang", "time-limit", "longer than 1 seconds"),
        ("spin", "time-limit", "longer than 1 seconds"),
        ("crash", "worker-crashed", "SIGSEGV"),
        ("abort", "worker-crashed", "SIGABRT"),
        ("exit", "worker-crashed", "by itself with code 0"),
        ("kill", "worker-crashed", "SIGKILL"),
        ("allocate", "memory-limit", "more than 200 MB"),
        ("defect", "internal-error", "ZeroDivisionError: planted"),
    ],
)
def test_what_a_document_does_to_its_worker(bad: str, code: str, said: str) -> None:
    limits = HASTE if code == "time-limit" else LIMITS
    first, middle, *others = run("fine", bad, *["fine"] * 10, limits=limits)
    assert (middle.status, middle.error) == ("failed", code)
    assert said in (middle.detail or "")
    assert all(one.status == "ok" and one.payload == b"made" for one in (first, *others))


def test_many_bad_documents_and_one_worker() -> None:
    texts = ["crash", "fine", "exit", "allocate", "fine", "abort", "fine"]
    assert [one.error for one in run(*texts, workers=1)] == [
        "worker-crashed", None, "worker-crashed", "memory-limit", None, "worker-crashed", None,
    ]  # fmt: skip


def test_a_child_of_a_worker_ends_with_it(tmp_path: Path) -> None:
    place = tmp_path / "group"
    (found,) = run(f"child {place}", workers=1, limits=HASTE)
    assert found.error == "time-limit"
    assert _ends(lambda: int(place.read_text()) in {_group(one.name) for one in Path("/proc").glob("[0-9]*")})


def test_a_second_attempt_is_made_alone(tmp_path: Path) -> None:
    assert [one.error for one in run(f"once {tmp_path / 'mark'}", "fine")] == [None, None]


def test_a_worker_cannot_fill_the_disk(tmp_path: Path) -> None:
    (found,) = run(f"write {tmp_path / 'file'}", limits=WorkLimits(seconds=5, file_mb=1))
    assert found.error in {"internal-error", "worker-crashed"}
    assert (tmp_path / "file").stat().st_size <= 1 << 20


def test_pages_that_crash_are_left_out() -> None:
    one, two, none = run("pages 40 7", "pages 3 1 3", "pages 5")
    assert (one.status, one.detail) == ("ok", "7")
    assert (two.status, two.detail) == ("ok", "1,3")
    assert (none.status, none.detail) == ("ok", None)


def test_a_document_all_of_whose_pages_crash_fails() -> None:
    (found,) = run("pages 4 1 2 3 4")
    assert found.error == "worker-crashed"


def test_time_grows_with_pages() -> None:
    assert run("slow", limits=HASTE)[0].status == "ok"


def test_what_the_user_gave_stops_everything() -> None:
    with pytest.raises(UsageError, match="the profile is wrong"):
        run("fine", "user", "fine")


def test_no_worker_is_left_behind() -> None:
    with Pool(act, 2, LIMITS) as pool:
        results = pool.run(Job(str(number), b"fine") for number in range(100))
        next(results)
        pids = pool.pids()
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_die_with_their_parent(tmp_path: Path) -> None:
    place = tmp_path / "pids"
    pid = os.fork()
    if pid == 0:
        worker = Worker(act, WorkLimits(seconds=60))
        worker.send(Job("x", b"hang"))
        place.write_text(str(worker.pid))
        time.sleep(0.3)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(pid, 0)
    orphan = int(place.read_text())
    assert _ends(lambda: _stat(orphan) is not None)


def _ends(is_there: Callable[[], bool]) -> bool:
    """Whether something is gone within seconds."""
    deadline = time.monotonic() + 5
    while is_there() and time.monotonic() < deadline:
        time.sleep(0.02)
    return not is_there()


def _stat(pid: int | str) -> list[str] | None:
    """What the system says of a process from its state on; None: there is none, or only its exit code is left."""
    try:
        found = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return None if found[0] == "Z" else found


def _group(pid: str) -> int | None:
    found = _stat(pid)
    return None if found is None else int(found[2])


def test_a_worker_sees_nothing_of_its_parent(tmp_path: Path) -> None:
    with (tmp_path / "secret").open("wb") as file:

        def look(job: Job, _: Tell) -> Result:
            found = [name for name in range(3, 200) if Path(f"/proc/self/fd/{name}").exists()]
            return Result("ok", detail=str(len(found)))

        with Pool(look, 1, LIMITS) as pool:
            ((_, result),) = list(pool.run([Job("x", b"")]))
    assert result.detail == "1"  # its own pipe
    assert file.closed


def test_the_loop_of_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same in this process, so that its lines are seen to run."""
    monkeypatch.setattr("pipeline.batch.workers.guard.arm", lambda seconds: None)
    ours, theirs = Pipe()
    for text in (b"fine", b"defect", b"user", b"pages 3"):
        ours.send_bytes(Job("a", text, Provenance("142034")).to_bytes())
        ours.send_bytes(text)
    thread = threading.Thread(target=serve, args=(theirs, act, LIMITS))
    thread.start()
    said = [ours.recv_bytes() for _ in range(5)]
    ours.close()
    thread.join(5)
    assert [one[:1] for one in said] == [b"r", b"r", b"u", b"p", b"r"]
    assert Result.from_bytes(said[0][1:]).document_id == "doc-a"


# Pure parts


def test_attempts_without_processes() -> None:
    trying = attempts(Job("a", b""))
    next(trying)
    trying.send(Stop("time-limit", "slow", 1))
    with pytest.raises(StopIteration) as ended:
        trying.send(Stop("worker-crashed", "then"))
    assert ended.value.value.error == "worker-crashed"


def test_a_bad_page_in_five_thousand_is_found_in_few_attempts() -> None:
    trying = attempts(Job("a", b""))
    job, tried, stops = next(trying), 0, 0
    result: Result | None = None
    while result is None:
        tried += 1
        pages = set(range(job.pages[0], job.pages[1] + 1)) if job.pages else set(range(1, 5001))
        is_bad = 4321 in pages - set(job.leave_out)
        stops += is_bad
        try:
            job = trying.send(Stop("time-limit", "slow", 5000) if is_bad else Result("ok", detail=str(job.leave_out)))
        except StopIteration as ended:
            result = ended.value
    assert result.detail == "(4321,)"
    assert stops <= 15
    assert tried <= 30


@pytest.mark.parametrize(
    "data", [b"", b"\0\0\0\xffx", struct.pack(">I", 2) + b"[]", struct.pack(">I", 9) + b'{"x": 1}x']
)
def test_what_is_no_result(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of json as well as of ours
        Result.from_bytes(data)


def test_a_result_crosses_as_it_is() -> None:
    result = Result("partial", None, "d", None, "doc-1", "generic", 2, {"error": 1, "warning": 0, "info": 3}, {"x": 1},
                    "e 1", "https://a.example/", "CC0", (("rpt-1", "plan"), ("rpt-2", None)), b"\0payload")  # fmt: skip
    assert Result.from_bytes(result.to_bytes()) == result
    output = Output.of(b"{}", b"", {"codes": [["a", 'b"', None, "d,", "e\n", "f"]], "goals": []})
    assert output.csv == {"codes": b'a,"b""",,"d,",e ,f\r\n', "goals": b""}
    assert Output.unpack(output.pack()) == output
    size = 4 + int.from_bytes(output.pack()[:4], "big")
    for bad in (b"", output.pack()[:-9], output.pack()[:size] + b"junk", b"\0\0\0\2[]", b"\0\0\0\x08[[], [1]]"):
        with pytest.raises(ValueError, match="no output"):
            Output.unpack(bad)
    assert json.loads(Job("a", b"x").to_bytes())["path"] == "a"
