"""An SVG is published unchanged only if it does nothing but draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synsml_cli.model.pictures.svg import svg_fault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def drawing(body: str, before: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{before}{HEAD}{body}</svg>\n'.encode()


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<title>Ångström &amp; Söhne</title><path d='M0 0L9 9' fill='#c00'/>",
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs><rect fill='url(#a)'/>",
        '<defs><filter id="f"><feGaussianBlur/></filter></defs><g style="filter:url(&quot;#f&quot;)"/>',
        "<style>.a { fill: url(#g); font-family: 'Sans' } /* two:words */</style><text class='a'>on: 5</text>",
        "<style>@font-face { src: url(data:font/woff2;base64,AAAA) }</style>",
        "<image href='data:image/png;base64,iVBORw0KGgo='/><use xlink:href='#a'/><use href=' #a'/>",
        "<a href='https://example.org/'><text>a link</text></a>",
        "<metadata><r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' r:about='http://x/'/></metadata>",
        "<g xmlns:i='http://www.inkscape.org/namespaces/inkscape' i:x='C:\\a (1)' i:href='//x/'><i:path i:onload='x'/></g>",
        "<switch><g systemLanguage='de'/></switch><clipPath id='c'/><mask id='m'/><marker id='k'/>",
        "<text xml:space='preserve'>  \\ ; url is a word  </text>",
    ],
)
def test_what_only_draws_is_let_through(body: str) -> None:
    assert svg_fault(drawing(body)) is None


def test_a_document_type_that_declares_nothing_is_let_through() -> None:
    kind = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    assert svg_fault(drawing("<path d=''/>", kind)) is None


def test_other_encodings_are_read_as_they_say() -> None:
    assert svg_fault(drawing("<title>Ä</title>").decode().replace("UTF-8", "UTF-16").encode("utf-16")) is None
    hidden = drawing("<script/>").decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert str(svg_fault(hidden)).startswith("contains the element <script>")


_REMEDY = "save it as plain SVG without that, or as PNG"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<script>alert(1)</script>", "the element <script>"),
        ("<g><g><script href='x.js'/></g></g>", "the element <script>"),
        ("<s:script xmlns:s='http://www.w3.org/2000/svg'/>", "the element <script>"),
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "the element <script>"),
        ("<metadata><h:img xmlns:h='http://www.w3.org/1999/xhtml' src='#'/></metadata>", "the element <img>"),
        ("<m:maction xmlns:m='http://www.w3.org/1998/Math/MathML'/>", "the element <maction>"),
        ("<e:listener xmlns:e='http://www.w3.org/2001/xml-events'/>", "the element <listener>"),
        ("<foreignObject/>", "the element <foreignObject>"),
        ("<handler/>", "the element <handler>"),
        ("<iframe/>", "the element <iframe>"),
        ("<animate attributeName='href' to='javascript:alert(1)'/>", "the element <animate>"),
        ("<set attributeName='onclick' to='x'/>", "the element <set>"),
        ("<newElement/>", "the element <newElement>"),
        ("<path onclick='alert(1)'/>", "a script in onclick="),
        ("<i:path xmlns:i='http://www.inkscape.org/namespaces/inkscape' onload='x'/>", "a script in onload="),
        ("<path ONLOAD='alert(1)'/>", "a script in ONLOAD="),
        ("<a href='javascript:alert(1)'/>", "the address 'javascript:alert(1)'"),
        ("<a xlink:href=' java&#10;script:alert(1)'/>", "the address ' java\\nscript:alert(1)'"),
        ("<a href='data:text/html,x'/>", "the address 'data:text/html,x'"),
        ("<a href='#' ping='https://example.org/'/>", "the address 'https://example.org/'"),
        ("<image href='https://example.org/pixel.png'/>", "the address 'https://example.org/pixel.png'"),
        ("<image href='//example.org/pixel.png'/>", "the address '//example.org/pixel.png'"),
        ("<image href='photo.jpg'/>", "the address 'photo.jpg'"),
        ("<image href='data:image/svg+xml;base64,AA'/>", "the address 'data:image/svg+xml;base64,AA'"),
        ("<use xlink:href='other.svg#a'/>", "the address 'other.svg#a'"),
        ("<feImage href='http://x/'/>", "the address 'http://x/'"),
        ("<g xml:base='http://x/'/>", "a base address"),
        ("<rect fill='url(http://x/)'/>", "the address 'http://x/'"),
        ("<rect style='fill:URL( &quot;http://x/&quot; )'/>", "the address 'http://x/\" '"),
        ("<rect filter='url(#a) url(x.svg#b)'/>", "the address 'x.svg#b'"),
        ("<style>@import 'http://x/a.css';</style>", "'@import' in its style"),
        ("<style>@IMPORT url(#a)</style>", "'@IMPORT' in its style"),
        ("<style>a { fill: url(http://x/) }</style>", "the address 'http://x/'"),
        ("<style>a { fill: url(http://x/", "is not well-formed XML"),
        ("<style>a { fill: u\\72l(http://x/) }</style>", "escapes in its style"),
        ("<style>'/*' { fill: url(http://x/) } '*/'</style>", "the address 'http://x/'"),
        ("<style><![CDATA[a { fill: url(http://x/) }]]></style>", "the address 'http://x/'"),
        ("<style>a <!-- --> { fill: u<!-- -->rl(http://x/) }</style>", "the address 'http://x/'"),
        ("<style><title/>@import 'x'</style>", "an element in its style"),
        ("<style>a { background: image-set('http://x/' 1x) }</style>", "'image-set' in its style"),
        ("<style>a { width: expression(alert(1)) }</style>", "'expression(' in its style"),
        ("<?xml-stylesheet href='http://x/'?>", "an instruction <?xml-stylesheet?>"),
    ],
)
def test_what_runs_or_loads_something_is_refused(body: str, said: str) -> None:
    fault = str(svg_fault(drawing(body)))
    if said.startswith("is not"):
        assert fault.startswith(said)
        assert fault.endswith("; export it again from the program that drew it")
    else:
        assert fault == f"contains {said}; {_REMEDY}"


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ('<?xml-stylesheet href="http://x/"?>', "an instruction <?xml-stylesheet?>"),
        ('<!DOCTYPE svg [<!ENTITY a "<script/>">]>', "its own entities"),
        ('<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>', "its own entities"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "its own entities"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://x/">]>', "its own entities"),
        ('<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>', "attributes in its document type"),
    ],
)
def test_text_before_the_drawing_is_checked_too(before: str, said: str) -> None:
    assert str(svg_fault(drawing("", before))) == f"contains {said}; {_REMEDY}"


@pytest.mark.parametrize("data", [b"<svg/>", b"<svg xmlns='http://www.w3.org/1999/xhtml2'/>", b"<html><svg/></html>"])
def test_an_element_outside_the_svg_namespace_is_not_svg(data: bytes) -> None:
    assert str(svg_fault(data)) == "is not an SVG; export it again as SVG, or save it as PNG"


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'>", drawing("&unknown;"), drawing("<g></a>"), b"\xff" * 9,
     b"<?xml version='1.0' encoding='nonsense'?><svg/>", drawing("\0")],
)  # fmt: skip
def test_what_is_not_xml_is_refused(data: bytes) -> None:
    assert str(svg_fault(data)).startswith("is not well-formed XML (")


def test_elements_within_each_other_without_end_are_looked_at_in_little_memory() -> None:
    deep = 50_000
    assert svg_fault(drawing("<g>" * deep + "</g>" * deep)) is None


@given(st.text(alphabet="<>/sgcript='\" :()u#&;!-[]\\@", max_size=60))
def test_no_text_ends_in_anything_but_an_answer(text: str) -> None:
    svg_fault(drawing(text))
