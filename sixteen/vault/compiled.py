"""Queries whose SQL Django makes once, and that are asked again with other values.

Django makes the SQL of a query anew each time, which takes several times as long as asking it.
Where something is asked with every answer of a client, that is most of what it costs. So these
few keep it: made by Django from the models, the first time, for the database that is in use, and
read into the same objects. tests/vault/test_compiled.py holds them against plain queries; why, and
what it costs: docs/adr/0028-a-few-queries-keep-their-sql.md.

    _BY_CODE = Compiled(lambda: Link.objects.filter(code_hash=Given("code", Link, "code_hash")))
    found = _BY_CODE.first(code=…)
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.expressions import Value
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

Row = TypeVar("Row", bound=models.Model)


class Given(Value):
    """Where a value goes that is of the kind of this field."""

    def __init__(self, name: str, model: type[models.Model], field: str) -> None:
        super().__init__(None, output_field=model._meta.get_field(field))
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]


@dataclass(frozen=True)
class _Made:
    """sql with its params, some of which are given when it is asked; and how a row of it becomes an
    object: its columns from starts up to ends are the model's, by their names."""

    model: Any
    locks: bool
    sql: str
    params: tuple[Any, ...]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]]
    names: list[str]
    starts: int
    ends: int
    related: list[Any]
    annotations: dict[str, int]


class Compiled(Generic[Row]):
    """make: the queryset, with Given where the values go; made when it is asked first."""

    def __init__(self, make: Callable[[], "models.QuerySet[Row]"]) -> None:
        self.make = make
        self._made = functools.cache(self._compiled)

    def first(self, **values: Any) -> Row | None:
        return next(iter(self.rows(**values)), None)

    def get(self, **values: Any) -> Row:
        """The first; DoesNotExist where there is none."""
        found = self.first(**values)
        if found is None:
            raise self._made(connection.vendor).model.DoesNotExist
        return found

    def rows(self, **values: Any) -> list[Row]:
        made = self._made(connection.vendor)
        if made.locks and not connection.in_atomic_block:
            raise TransactionManagementError("what is locked is locked in a transaction")
        params = [_filled(param, values) for param in made.params]
        with connection.cursor() as cursor:
            cursor.execute(made.sql, params)
            found = cursor.fetchall()
        return [_object(made, row) for row in found]

    def _compiled(self, vendor: str) -> _Made:
        rows = self.make()
        compiler = rows.query.get_compiler(using=connection.alias)
        sql, params = compiler.as_sql()
        info = compiler.klass_info
        columns = info["select_fields"]
        names = [compiler.select[at][0].target.attname for at in columns]
        return _Made(
            rows.model,
            bool(rows.query.select_for_update),
            sql,
            tuple(params),
            compiler.get_converters([each[0] for each in compiler.select]),
            names,
            columns[0],
            columns[-1] + 1,
            get_related_populators(info, compiler.select, connection.alias),
            dict(compiler.annotation_col_map or {}),
        )


def _filled(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Given):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)


def _object(made: _Made, row: tuple[Any, ...]) -> Any:
    read = list(row)
    for at, (converters, expression) in made.converters.items():
        for convert in converters:
            read[at] = convert(read[at], expression, connection)
    found = made.model.from_db(connection.alias, made.names, read[made.starts : made.ends])
    for each in made.related:
        each.populate(read, found)
    for name, at in made.annotations.items():
        setattr(found, name, read[at])
    return found
