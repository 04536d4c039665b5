"""Changes bytes, words and lines of a file, or writes another one of the words that readers stumble over."""

import random

# YAML's own characters, tokens, marks, Liquid, dates, and what is no text at all.
NASTY = (
    b"\x00 \xff \xef\xbb\xbf \xc3 \xe2\x80\xae \r \r\n \t --- ... ? : - [ ] { } , & * ! | > ' \" % @ ` # <<: &a *a !!binary "
    b"[[ ]] [[date [[if [[else]] [[end]] [[people [[dates]] [[workshop.name]] \\[[ <!-- --> <!--synsml: <!-- /synsml --> "
    b"{{ }} {% %} {%comment%} {%endcomment%} {%raw%} <td> ~~ ``` # ## === May 24th 31 2023 2023-05-24 24:00 AoE or to by "
    b"TBD PST GMT-11 Friday 9999-99-99 0001-01-01 9999-12-31 -1 1e999 0x null true ~ \xf0\x9f\x98\x80 \xe7\xa0\x94 "
    b"../ / ~/ a\\b https:// javascript: &lt; <b> 09:30-10:00 10:00-09:00 confirmed withdrawn speaker \x1b[95m =1+1 <div "
    b"<!--<img <!-- '' \" $$ {:.x} {::comment} e\xcc\x81 con.yaml .git GIT~1 \xed\xa0\x80"
).split(b" ")
LINES = (
    b"dates: {}", b"people: []", b"    was:", b"      - when: 2023-05-24", b"        changed: 2023-05-23T17:40Z",
    b"        why: extended", b"    kind: event", b"    cancelled: 2023-01-01T00:00Z", b"schedule:", b"  date: workshop",
    b"  sessions:", b"    - time: 09:30-10:00", b"      speakers: [mary-somerville, nobody]", b"      title: TBD", b"sponsors:",
    b"  - name: Lamps", b"    logo: assets/img/lamps.png", b"site:", b"  locale: de", b"  date_format: dddd D. MMMM YYYY",
    b"private:", b"  folder: people", b"roles: [chair]", b"photo: a/b.png", b"orcid: 0000-0002-1825-0097", b"title: [[x]]",
    b"  folder: ../..", b"  folder: /usr", b"  folder: .git", b"    when: 9999-12-31", b"    when: 0001-01-01 00:00 UTC+14",
    b"  - source: pages/con.yaml", b"    path: .git/hooks/x", b"    path: ../x.md", b"timezone: Europe/Nowhere", b"url: file:///etc/passwd",
)  # fmt: skip
_MOST = 2_000_000
"""Bytes of a file at most."""


def mutated(rng: random.Random, data: bytes, *, light: bool = False) -> bytes:
    """Change some bytes, words or lines; `light` changes one short place."""
    for _ in range(1 if light else rng.choice((1, 1, 2, 3, 8, 40))):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.choice((1, 1, 2, 8) if light else (1, 1, 2, 8, 80, 800)))
        kind = rng.randrange(8)
        if kind == 0:
            data = data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[end:]
        elif kind == 2:
            data = data[:at] + data[at:end] * rng.choice((2, 3, 3 if light else 200)) + data[end:]
        elif kind == 3:
            data = data[:at] + rng.choice(NASTY) * (1 if light else rng.choice((1, 1, 1, 2, 500))) + data[at:]
        elif kind == 4:
            other = rng.randrange(len(data) + 1)
            data = data[:at] + data[other : other + (20 if light else 200)] + data[at:]
        else:
            data = _other_lines(rng, data.split(b"\n"), kind)
    return data[:_MOST]


def _other_lines(rng: random.Random, lines: list[bytes], kind: int) -> bytes:
    where = rng.randrange(len(lines))
    if kind == 5:
        lines.insert(where, rng.choice(LINES))
    elif kind == 6:
        lines[where] = b" " * rng.randrange(5) + lines[where].strip()
    else:
        lines[where : where + 2] = reversed(lines[where : where + 2])
    return b"\n".join(lines)


def generated(rng: random.Random) -> bytes:
    """Write something of these words, or one of them very often."""
    if rng.random() < 0.3:
        return rng.choice(NASTY) * rng.choice((10_000, 100_000))
    return b"".join(rng.choice((*NASTY, *LINES)) + rng.choice((b" ", b"\n", b": ", b"")) for _ in range(rng.randrange(400)))
