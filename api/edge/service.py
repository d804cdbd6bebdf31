"""What the end points work with: the store and the settings, opened once and passed in."""

from dataclasses import dataclass
from typing import Annotated

from anyio import Semaphore
from fastapi import Depends, Request

from api.edge.watching import Figures
from api.security import KeyFile
from api.server_settings import ServerSettings
from graph.sparql.endpoint import Sparql
from graph.store import GraphStore
from queries.rates import Rates


@dataclass(frozen=True, slots=True)
class Service:
    """What one app works with.

    Attributes:
        keys: the keys in force.
        figures: what /metrics tells.
        rates: the exchange rates, as they were when the app was made.
        cypher_turns, sparql_turns: how many statements of people's own may run at one time.
        sparql: the graph's RDF, asked in processes of their own.
    """

    store: GraphStore
    settings: ServerSettings
    cypher_turns: Semaphore
    keys: KeyFile
    figures: Figures
    rates: Rates
    sparql: Sparql
    sparql_turns: Semaphore


def service_of(request: Request) -> Service:
    """The service of the app that answers."""
    found: Service = request.app.state.service
    return found


Serving = Annotated[Service, Depends(service_of)]
