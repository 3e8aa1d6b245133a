"""A client in Python: what comes back has the types that the description gives,
and is what it should be."""

import json
import sys
from pathlib import Path

from notat_client import Client
from notat_client.api.poster import get_v1_ny, post_v1_notat_pdf, post_v1_validering
from notat_client.models import PostV1NotatPdfUdgave, Problem, Record, Svar
from notat_client.types import File

address, example = sys.argv[1:]
client = Client(base_url=address)
record = Record.from_dict(json.loads(Path(example).read_text("utf-8")))

checked = post_v1_validering.sync(client=client, body=record)
assert isinstance(checked, Svar) and checked.gyldig

pdf = post_v1_notat_pdf.sync(client=client, body=record, udgave=PostV1NotatPdfUdgave.OFFENTLIG)
assert isinstance(pdf, File) and pdf.payload.read(8) == b"%PDF-1.7"

record.afsnit = []
faulty = post_v1_notat_pdf.sync(client=client, body=record)
assert isinstance(faulty, Problem) and faulty.status == 422
assert isinstance(faulty.faults, list) and any(f.code == "mangler-evaluering" for f in faulty.faults)

empty = get_v1_ny.sync(client=client, kommune="Fjordby Kommune", skole="Engskolen", skoleaar="2025/26")
assert isinstance(empty, Record) and empty.skole.navn == "Engskolen"
print("Python: checked, made, refused, begun")
