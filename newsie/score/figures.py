"""What a comparison counts: tallies of records, rates of figures, and the errors behind them."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class Tally:
    """True positives, false positives and false negatives of one record type, and which they were."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[tuple[str, str, object]] = field(default_factory=list)

    def add(self, gold: Iterable[Hashable], predicted: Iterable[Hashable], where: str = "") -> None:
        """Count what two collections share and what only one of them has; ``where`` names the article."""
        wanted, found = Counter(gold), Counter(predicted)
        self.right += (wanted & found).total()
        self.missed += (wanted - found).total()
        self.extra += (found - wanted).total()
        self.errors += [(where, "missed", item) for item in (wanted - found).elements()]
        self.errors += [(where, "extra", item) for item in (found - wanted).elements()]

    def figures(self) -> dict[str, float]:
        """Return precision ``p``, recall ``r``, ``f1`` and the number of ``gold`` and ``pred`` records.

        Examples:
            >>> tally = Tally()
            >>> tally.add(["黄强"], ["黄强", "王伟"])
            >>> tally.figures()["p"], tally.figures()["r"]
            (0.5, 1.0)
        """
        p = self.right / (self.right + self.extra) if self.right + self.extra else 1.0
        r = self.right / (self.right + self.missed) if self.right + self.missed else 1.0
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        return {"p": p, "r": r, "f1": f1, "gold": self.right + self.missed, "pred": self.right + self.extra}


@dataclass
class Rate:
    """The mean of a figure over pages or records."""

    total: float = 0.0
    count: int = 0

    def add(self, value: float) -> None:
        """Take one more value in."""
        self.total += value
        self.count += 1

    def mean(self) -> float:
        """Return the mean; 0.0 of nothing."""
        return self.total / self.count if self.count else 0.0


@dataclass
class Scores:
    """What `score` found: a tally per record type, a rate per figure."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    rates: defaultdict[str, Rate] = field(default_factory=lambda: defaultdict(Rate))

    def figures(self) -> dict[str, dict[str, float]]:
        """Return every figure by name: those of `Tally.figures`, or ``rate`` and ``n``."""
        return {
            **{name: tally.figures() for name, tally in self.tallies.items()},
            **{name: {"rate": rate.mean(), "n": rate.count} for name, rate in self.rates.items()},
        }

    def headline(self) -> dict[str, float]:
        """Return one number by name: F1 of a record type, mean of a rate."""
        return {name: figures.get("f1", figures.get("rate", 0.0)) for name, figures in self.figures().items()}

    def table(self) -> str:
        """Return the figures as a table to print."""
        lines = [f"{'record':22}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}{'found':>7}"]
        for name, tally in sorted(self.tallies.items()):
            f = tally.figures()
            lines.append(f"{name:22}{f['p']:7.3f}{f['r']:7.3f}{f['f1']:7.3f}{f['gold']:7}{f['pred']:7}")
        lines += ["", f"{'rate':22}{'mean':>7}{'n':>7}"]
        lines += [f"{name:22}{rate.mean():7.3f}{rate.count:7}" for name, rate in sorted(self.rates.items())]
        return "\n".join(lines)

    def errors(self, most: int) -> Iterator[str]:
        """Yield up to ``most`` errors of each record type, tab separated: type, missed or extra, where, what."""
        for name, tally in sorted(self.tallies.items()):
            for where, what, item in tally.errors[:most]:
                yield f"{name}\t{what}\t{where}\t{item}"
