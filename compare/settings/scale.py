"""Hold the settings of many reports: batches and engines."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from compare.settings.group import Group


class BatchSettings(Group):
    """Say how a batch is worked off; nothing here changes what is found."""

    workers: int = Field(
        default=2,
        ge=1,
        description="Processes that read reports beside each other; each takes some 300 MB.",
    )


class JoiningSettings(Group):
    """Say how very many texts are compared, how surely, and on what."""

    recall: float = Field(
        default=0.998,
        gt=0,
        lt=1,
        description="Least chance of each pair of similar texts to be found.",
    )
    family: int = Field(
        default=1000,
        ge=2,
        description="Among so many near-copies of one another all pairs are found; in a larger "
        "family each meets at least so many of the others.",
    )
    engine: Literal["auto", "memory", "duckdb", "spark"] = Field(
        default="auto",
        description="What the work runs on: `memory` (numpy), `duckdb` (goes to disk where memory "
        "is short) or `spark`; `auto` takes memory while the texts fit, then DuckDB.",
    )
    memory: str = Field(
        default="",
        pattern=r"^([1-9][0-9]*(\.[0-9]+)?[MGT]B)?$",
        description='Most memory of the engine, such as "8GB"; empty: half of the machine.',
    )
    spark: str = Field(
        default="local[*]",
        description="The Spark master: `local[*]` is this machine, `spark://host:7077` a cluster.",
    )
    patience: int = Field(
        default=300,
        ge=1,
        description="Seconds for which a Spark cluster may have no machine before the run ends.",
    )


class ArchiveSettings(Group):
    """Bound what the survey of an archive looks for; `[joining]` says on what it runs."""

    fewest_districts: int = Field(
        default=3, ge=2, description="Fewest districts of a wording or a sentence that spread."
    )
    candidates: int = Field(
        default=20_000,
        ge=1,
        description="Most widely used repeats that are judged: each takes about 3 milliseconds.",
    )
    examples: int = Field(
        default=8,
        ge=2,
        description="Sentences of different districts by which a repeated wording is judged.",
    )
    similarity: float = Field(
        default=0.8,
        ge=0.6,
        le=1,
        description="Least similarity of sentences that are near-copies, from 0 to 1.",
    )
    leaders: int = Field(
        default=16,
        ge=2,
        description="So many of a group of like sentences, the most widely used, are compared with "
        "the others of it. With fewer than `archive.stock_documents` common stock is not known.",
    )
    shortest_sentence: int = Field(
        default=15, ge=6, description="Fewest letters of a sentence that is looked for elsewhere."
    )
    sentences: int = Field(
        default=5_000, ge=1, description="Most sentences that spread in the tables."
    )
    stock_documents: int = Field(
        default=8,
        ge=2,
        description="A sentence in more documents is common stock: it makes no two of them alike.",
    )
    copied: float = Field(
        default=0.6,
        ge=0.5,
        le=1,
        description="Least similarity of two documents, sentence by sentence, that are laid before "
        "a person however common their sentences are, from 0 to 1.",
    )
    fewest_shared: int = Field(
        default=5, ge=1, description="Fewest sentences that two documents must share to be listed."
    )
    pairs: int = Field(default=500, ge=1, description="Most pairs of documents in the tables.")
    in_page: int = Field(default=50, ge=1, description="Rows of each list on the page.")
