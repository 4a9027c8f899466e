"""``goiaudit schema``: the JSON Schemas of what goiaudit writes."""

from __future__ import annotations

import click

from goiaudit.cli.texts import helped
from goiaudit.output.schema import SCHEMAS


@click.command(help=helped("schema"))
@click.argument("name", type=click.Choice(SCHEMAS))
@click.help_option("-h", "--help", help=helped("opt.help"))
def schema(name: str) -> None:
    """Print one schema."""
    from goiaudit.output.schema import schema_text
    from goiaudit.output.target import Target, write_lines

    with Target(None, machine=True) as target:
        target.write(write_lines([schema_text(name).rstrip("\n")]))
