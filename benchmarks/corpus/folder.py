"""A number of files and a seed become a folder of PDFs by all producers in turn, with the gold beside each."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus.document import Document, document
from benchmarks.corpus.families import family_of
from benchmarks.corpus.gold import Gold, from_json
from benchmarks.corpus.producers import PRODUCERS, Producer

_INDEX = "corpus.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One PDF of the corpus with its gold; `code` and `city` are what a caller would say about it."""

    producer: str
    family: str
    seed: int
    path: Path
    city: str
    code: str
    gold: Gold

    @property
    def lattice(self) -> bool:
        """Whether every table of it is ruled."""
        return all(table.ruled for table in self.gold.tables)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files, and the producers that are not on this machine with the reason."""

    entries: tuple[Entry, ...]
    absent: tuple[tuple[str, str], ...]


def default_folder(files: int, seed: int) -> Path:
    """The folder in the user's cache for this size, seed and state of the generator."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "hoshin" / f"corpus-{files}-{seed}-{_generator()}"


def _generator() -> str:
    """A hash of the generator's sources, so that a corpus made by older ones is never taken for a new one."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _present() -> tuple[list[Producer], tuple[tuple[str, str], ...]]:
    reasons = [(producer, producer.absent()) for producer in PRODUCERS]
    absent = tuple((producer.name, why) for producer, why in reasons if why is not None)
    return [producer for producer, why in reasons if why is None], absent


def planned(files: int, seed: int, producers: list[Producer]) -> dict[str, list[Document]]:
    """The documents of each producer: every content goes to all producers before the next one is begun."""
    plan: dict[str, list[Document]] = {producer.name: [] for producer in producers}
    for at in range(files):
        index, producer = at // len(producers), producers[at % len(producers)]
        plan[producer.name].append(document(seed * 1000 + index, family_of(index), producer.replaced))
    return plan


def make_corpus(folder: Path, files: int, seed: int) -> None:
    """Make the corpus in `folder`, which appears only when it is complete.

    Raises:
        OSError: a producer failed.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    producers, absent = _present()
    plan = planned(files, seed, producers)
    building = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        listed = []
        for producer in producers:
            made = producer.make(plan[producer.name])
            (building / producer.name).mkdir()
            for one in plan[producer.name]:
                listed.append(_listed(one, producer.name))
                (building / f"{listed[-1]['path']}").write_bytes(made[one.name])
        index = {"absent": absent, "files": sorted(listed, key=lambda item: (item["seed"], item["producer"]))}
        (building / _INDEX).write_text(json.dumps(index, ensure_ascii=False, indent=1), encoding="utf-8")
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building)
        raise


def _listed(one: Document, producer: str) -> dict[str, object]:
    city = one.content.city
    return {
        "path": f"{producer}/{one.name}.pdf",
        "producer": producer,
        "family": one.family.name,
        "seed": one.content.seed,
        "city": city.name,
        "code": city.code,
        "gold": one.gold.as_json(),
    }


def load_corpus(folder: Path) -> Corpus:
    """The corpus that stands in `folder`.

    Raises:
        FileNotFoundError: there is none.
    """
    index = json.loads((folder / _INDEX).read_text(encoding="utf-8"))
    entries = tuple(
        Entry(
            item["producer"],
            item["family"],
            item["seed"],
            folder / item["path"],
            item["city"],
            item["code"],
            from_json(item["gold"]),
        )
        for item in index["files"]
    )
    return Corpus(entries, tuple((name, why) for name, why in index["absent"]))


def corpus_in(folder: Path, files: int, seed: int) -> Corpus:
    """The corpus in `folder`, made first if it is not there."""
    if not (folder / _INDEX).is_file():
        make_corpus(folder, files, seed)
    return load_corpus(folder)
