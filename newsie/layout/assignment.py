"""The assignment problem: which pairs of two sets make the greatest sum, each member used once."""

from __future__ import annotations

from collections.abc import Sequence


def assign(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return for every row the column that it gets, so that the sum of scores is greatest.

    Args:
        scores: rows × columns, at least as many columns as rows.

    Returns:
        One column a row (the Hungarian method, cubic in the number of columns).

    Examples:
        >>> assign([[3.0, 2.0, 0.0], [3.0, 0.0, 0.0]])
        [1, 0]
    """
    rows = len(scores)
    columns = len(scores[0]) if rows else 0
    price_row, price_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    way = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        slack = [float("inf")] * (columns + 1)
        done = [False] * (columns + 1)
        while owner[column]:
            done[column] = True
            current, step, following = owner[column], float("inf"), 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                cost = -scores[current - 1][j - 1] - price_row[current] - price_column[j]
                if cost < slack[j]:
                    slack[j], way[j] = cost, column
                if slack[j] < step:
                    step, following = slack[j], j
            for j in range(columns + 1):
                if done[j]:
                    price_row[owner[j]] += step
                    price_column[j] -= step
                else:
                    slack[j] -= step
            column = following
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    found = [0] * rows
    for j in range(1, columns + 1):
        if owner[j]:
            found[owner[j] - 1] = j - 1
    return found
