"""Any question whatever, made from our own description by Schemathesis: never an error of ours, and always an answer as described.

The examples are few and always the same ones, so that this stays a test and is no lottery; `KINFOLD_FUZZ=500` asks for more by hand.
"""

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kinfold.openreferral.rules import description, shapes
from kinfold.openreferral.tests.conftest import ROOT, Ask
from kinfold.services.models import Service

EXAMPLES = int(os.environ.get("KINFOLD_FUZZ", "6"))
CHECKS = [
    schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
]  # fmt: skip
BASE = f"http://testserver{ROOT.rstrip('/')}"
schema = schemathesis.openapi.from_dict(description.openapi(BASE))
schema.config.generation.update(modes=list(schemathesis.GenerationMode))
schema.app = get_wsgi_application()
usual = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """As Django's own test client does: a request that ends does not end the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.django_db
@schema.parametrize()
@usual
def test_no_question_breaks_the_feed_and_every_answer_is_as_described(
    case: Any, directory: dict[str, Service]
) -> None:
    case.call_and_validate(base_url=BASE, checks=CHECKS)


@pytest.mark.django_db
def test_the_description_names_the_nine_addresses_and_is_served(ask: Ask) -> None:
    told = ask("openapi.json")[1]
    assert len(told["paths"]) == 9
    assert all(set(one) == {"get"} for one in told["paths"].values())
    assert told["servers"] == [{"url": "http://testserver/open-referral/v3"}]
    assert ask("")[1]["openapi_url"] == "http://testserver/open-referral/v3/openapi.json"
    refs = {part.split('"')[0] for part in json.dumps(told).split("#/components/schemas/")[1:]}
    assert refs <= set(told["components"]["schemas"]) == set(shapes.described())
