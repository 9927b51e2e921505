"""The tables of an empty database, app by app: the same steps as Django's, in half the time.

Django keeps every table of every app in sight, and draws all that hang together anew at each of
some 190 steps. Here an app sees the apps that it builds on. Each is brought to its end before
one that builds on it begins, so that none changes a table behind the back of another.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.state import ProjectState

Node = tuple[str, str]


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    return not connection.introspection.table_names()


def migrate_empty(connection: BaseDatabaseWrapper) -> None:
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    graph, done = executor.loader.graph, list[Node]()
    for last in _lasts(graph):
        in_sight = _in_sight(graph, last, done)
        state = ProjectState(real_apps=executor.loader.unmigrated_apps)
        for node in done:
            if node[0] in in_sight:
                state = graph.nodes[node].mutate_state(state, preserve=False)
        for node in graph.forwards_plan(last):
            if node not in done:
                state.apps  # noqa: B018  # drawn once, then kept up by each step
                state = executor.apply_migration(state, graph.nodes[node])
                done.append(node)
    executor.check_replacements()


def _lasts(graph: MigrationGraph) -> Iterator[Node]:
    """The last migration of each app; an app comes after those that it builds on."""
    lasts = dict(graph.leaf_nodes())
    plans = (graph.forwards_plan(last) for last in sorted(lasts.items()))
    for app in dict.fromkeys(app for plan in plans for app, _ in plan):
        yield app, lasts[app]


def _in_sight(graph: MigrationGraph, last: Node, done: list[Node]) -> set[str]:
    """The app itself, what it builds on, and what that builds on by now."""
    apps = {app for app, _ in graph.forwards_plan(last)}
    while True:
        theirs = {app for node in done if node[0] in apps for app, _ in graph.forwards_plan(node)}
        if theirs <= apps:
            return apps
        apps |= theirs
