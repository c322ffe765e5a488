"""A picture in the text of a Word file."""

from __future__ import annotations

from typing import Final

from regelzetter.writing.display import Figure
from regelzetter.writing.docx_runs import Made
from regelzetter.writing.named_styles import Place
from regelzetter.writing.office import said
from regelzetter.writing.pictures import picture_name, printed_size

EMU: Final = 36_000
"""English Metric Units in a millimetre."""
MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006"
NAMES: Final = (
    f'xmlns:wp="{MAIN}/wordprocessingDrawing" xmlns:a="{MAIN}/main" xmlns:pic="{MAIN}/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def drawing(made: Made, each: Figure, place: Place) -> str:
    """The picture as a large sign in its line, and what it shows for who cannot see it."""
    name = picture_name(each.beeld)
    key = made.pictures.setdefault(name, f"rIdBeeld{len(made.pictures) + 1}")
    made.drawings += 1
    width, height = (max(round(size * EMU), 1) for size in printed_size(each.beeld, place.room))
    shown = said(each.alt)
    told = f'id="{made.drawings}" name="{name}" descr="{shown}"'
    size = f'cx="{width}" cy="{height}"'
    return (
        f'<w:r><w:drawing><wp:inline {NAMES} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {told}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{MAIN}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
