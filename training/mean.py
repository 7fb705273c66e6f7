"""The mean of some networks that went on from one another: often better than each (Izmailov et al., 2018,
https://arxiv.org/abs/1803.05407).

    python training/mean.py WORK OUT.pt FIRST.pt SECOND.pt ...
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def main(work: Path, out: str, names: list[str]) -> None:
    states = [torch.load(work / name) for name in names]
    mean = {
        key: torch.stack([state[key] for state in states]).mean(0) if value.is_floating_point() else value
        for key, value in states[0].items()
    }
    torch.save(mean, work / out)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
