"""The reader of PDF: columns, tables across pages, headings, footnotes, forms; and what it refuses."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from graph.errors import SourceError
from loaders.readers.pdf import document, read
from loaders.readers.text import read_text
from tests.loaders.rendered.as_pdf import to_pdf
from tests.loaders.rendered.parts import Part

LEFT = """The shelter in the harbour took in
forty people who came from ships
and gave them food, clothes and a
place to sleep for some weeks. They
stayed there until the court had
heard what they had to say about
the owners of these ships.""".splitlines()
RIGHT = """A second house was opened in the
hills in the spring of that year. It
has room for twelve families and is
run by the same people as the first
one, with money from a foundation
in the capital that gives it each
year without conditions.""".splitlines()


def drawn(draw: Callable[[Canvas], None], **settings: object) -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842), **settings)
    draw(canvas)
    canvas.save()
    return data.getvalue()


def lines_at(canvas: Canvas, x: float, lines: list[str]) -> None:
    for i, line in enumerate(lines):
        canvas.drawString(x, 700 - 14 * i, line)


def rows(data: bytes) -> list[list[str]]:
    return [[c.value for c in b.cells] for b in read_text(read(data, "a.pdf"), furnished=False) if b.cells]


def columns_one_by_one(canvas: Canvas) -> None:
    lines_at(canvas, 60, LEFT)
    lines_at(canvas, 320, RIGHT)


def columns_line_by_line(canvas: Canvas) -> None:
    for i, pair in enumerate(zip(LEFT, RIGHT, strict=True)):
        for x, line in zip((60, 320), pair, strict=True):
            canvas.drawString(x, 700 - 14 * i, line)


@pytest.mark.parametrize("draw", [columns_one_by_one, columns_line_by_line])
def test_the_left_column_is_read_before_the_right_one(draw: Callable[[Canvas], None]) -> None:
    assert " ".join(read(drawn(draw), "a.pdf").split()) == " ".join([*LEFT, *RIGHT])


def test_a_table_across_pages_is_one_and_its_head_is_not_repeated() -> None:
    def draw(canvas: Canvas) -> None:
        for page in (["Visit quays", "Print a leaflet"], ["Write a manual", "Train judges"]):
            canvas.grid([60, 300, 500], [700, 730, 760, 790])
            for i, action in enumerate(["Action", *page]):
                canvas.drawString(70, 770 - 30 * i, action)
                canvas.drawString(310, 770 - 30 * i, "Police" if i else "By whom")
            canvas.showPage()

    text = read(drawn(draw), "a.pdf")
    blocks = read_text(text, furnished=False)
    actions = ["Visit quays", "Print a leaflet", "Write a manual", "Train judges"]
    assert [[c.value for c in b.cells] for b in blocks] == [["Action", "By whom"], *([action, "Police"] for action in actions)]
    assert [b.page for b in blocks] == [1, 1, 1, 2, 2]
    assert all(b.adjacent for b in blocks[1:])


def test_a_cell_cut_by_a_pages_end_is_whole_and_counts_its_page() -> None:
    long = " ".join(f"step {i} is taken," for i in range(400))
    text = read(to_pdf([Part("row", cells=((long,), ("Ministry of Ports",))), Part("paragraph", "After the table.")]), "a.pdf")
    blocks = read_text(text, furnished=False)
    assert [c.value for c in blocks[0].cells] == [long, "Ministry of Ports"]
    assert (blocks[0].page, blocks[-1].page) == (1, 1 + text.count("\f"))


def test_a_merged_cell_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([60, 300, 500], [600, 640])
        canvas.rect(60, 640, 440, 40)
        canvas.drawString(70, 655, "Measures on quays")
        canvas.drawString(70, 615, "Leaflet")
        canvas.drawString(310, 615, "2027")

    assert rows(drawn(draw)) == [["Measures on quays"], ["Leaflet", "2027"]]


def test_larger_type_is_a_heading_and_a_raised_digit_a_footnote() -> None:
    parts = [
        Part("heading", "Ports", level=2),
        Part("heading", "Crews", level=3),
        Part("paragraph", "It opened in May² and has grown since."),
        Part("note", "Annual report.", "2"),
    ]
    blocks = read_text(read(to_pdf(parts), "a.pdf"), furnished=False)
    assert [(b.kind, b.value) for b in blocks] == [
        ("heading", "Ports"),
        ("heading", "Crews"),
        ("paragraph", "It opened in May and has grown since."),
        ("footnote", "Annual report."),
    ]
    assert blocks[2].notes == ("2",)
    assert blocks[1].section == ("Ports",)


def test_form_boxes_stand_before_their_labels() -> None:
    assert read(to_pdf([Part("paragraph", "☒ Yes"), Part("paragraph", "☐ No")]), "a.pdf") == "☒ Yes\n\n☐ No\n"


def test_running_heads_and_page_numbers_are_dropped_and_sentences_go_on() -> None:
    sentence = " ".join(["the crew of a ship told the police about"] * 200) + " it."
    text = read(to_pdf([Part("paragraph", sentence)], head="Report on ports"), "a.pdf")
    assert read_text(text, furnished=False)[0].value == sentence
    assert text.count("\f") > 0


def test_an_encrypted_file_says_so() -> None:
    locked = drawn(columns_one_by_one, encrypt=StandardEncryption("open", "own"))
    with pytest.raises(SourceError, match=r"a\.pdf: the PDF is encrypted: it opens only with a password\. Save a copy without"):
        read(locked, "a.pdf")
    closed = drawn(columns_one_by_one, encrypt=StandardEncryption("", "own", canCopy=0))
    with pytest.raises(SourceError, match=r"the PDF is encrypted, and its owner does not allow its text to be copied\. Ask"):
        read(closed, "a.pdf")
    assert read(drawn(columns_one_by_one, encrypt=StandardEncryption("", "own", canCopy=1)), "a.pdf").startswith("The shelter")


def test_a_scan_says_that_it_needs_ocr() -> None:
    with pytest.raises(SourceError, match=r"the PDF holds no text.*Run OCR on it first \(for example ocrmypdf\)"):
        read(drawn(lambda canvas: canvas.rect(0, 0, 500, 700, fill=1)), "a.pdf")


def test_too_many_pages_are_refused() -> None:
    def draw(canvas: Canvas) -> None:
        for _ in range(document.MAX_PAGES + 1):
            canvas.showPage()

    with pytest.raises(SourceError, match=r"the PDF has 1,50\d pages, a document may have 1,500\. Split it"):
        read(drawn(draw), "a.pdf")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_cut_file_is_read_or_refused(share: float) -> None:
    whole = to_pdf([Part("paragraph", " ".join(["Officers visit the quays of the harbour."] * 500))])
    try:
        assert "Officers" in read(whole[: int(len(whole) * share)], "a.pdf")
    except SourceError as problem:
        assert problem.fix  # noqa: PT017  (either outcome is right; the error must say what to do)
