"""Makes the Word and OpenDocument templates in `templates/`. Developers run it; what it makes is committed.

    python scripts/maak_sjablonen.py

The same script makes the same bytes.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from sjablonen.in_docx import docx
from sjablonen.in_odt import odt
from sjablonen.kleding import KLEDING


def stamped(data: bytes) -> bytes:
    """The same archive with its members in order and without a clock; the media type of ODT stays first and plain."""
    oud = zipfile.ZipFile(BytesIO(data))
    geheel = BytesIO()
    with zipfile.ZipFile(geheel, "w") as nieuw:
        for naam in sorted(oud.namelist(), key=lambda naam: (naam != "mimetype", naam)):
            soort = zipfile.ZIP_STORED if naam == "mimetype" else zipfile.ZIP_DEFLATED
            nieuw.writestr(zipfile.ZipInfo(naam), oud.read(naam), soort)
    return geheel.getvalue()


def main(doel: Path) -> None:
    doel.mkdir(parents=True, exist_ok=True)
    for kleding in KLEDING:
        (doel / f"{kleding.naam}.docx").write_bytes(stamped(docx(kleding)))
        (doel / f"{kleding.naam}.odt").write_bytes(stamped(odt(kleding)))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "templates")
