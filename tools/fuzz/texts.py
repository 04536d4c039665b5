"""The texts of the files that the workshops are made of."""

PLAIN = """\
format: 1
id: tides-2023
name: Workshop on Tides
roles: [reviewer]
timezone: Europe/Vienna
dates:
  submission:
    label: Submission Deadline
    when: 2023-05-29 23:59 AoE
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28
sponsors:
  - name: Lighthouse Ltd.
pages:
  - source: pages/home.md
    path: index.md
"""
FACTS = """\
# What is true of the workshop; the words are in pages/.
format: 1
id: tides-2023
created: 2023-01-15
name: "Tides & Tables: predicting the sea"   # quoted for its colon
short_name: T&T
host: OCEANS 2023
url: https://example.org/tides/
contact: tides@example.org
place: Vienna, Austria
venue: Harbour Hall
room: Room 7
timezone: Europe/Vienna
roles: [reviewer]

dates:
  submission:
    label: Submission Deadline
    when: 2023-05-29 23:59 AoE
    was:
      - when: 2023-05-22 23:59 AoE
        changed: 2023-05-19T16:20Z
        why: extended
    note: (two pages)
  budget:
    label: Zqinternal budget
    when: 2023-06-02 to 2023-06-05
    internal: true
    note: zqdatenote
  decision:
    label: Decision
    kind: notification
    when: by 2023-06-16
  demos:
    label: Demonstrations
    when: 2023-06-20 18:00 venue
    track: demos
    cancelled: 2023-05-02T08:00Z
  camera-ready:
    label: Final version
    when: TBD
    line: Final version [[date]]
  workshop:
    label: Workshop
    kind: event
    when: 2023-07-28

schedule:
  date: workshop
  sessions:
    - id: opening
      time: 09:00-09:15
      kind: other
      title: Opening
      moderator: mary-somerville
    - id: tides-talk
      time: 09:15-10:00
      was:
        - time: 09:30-10:15
          changed: 2023-05-03T09:00Z
      kind: talk
      title: "Tides: a talk"
      speakers: [ibn-sahl]
      room: Room 7
      links: {Slides: https://example.org/slides.pdf}
    - id: second-talk
      time: 10:00-10:30
      kind: talk
      title: To be announced
      speakers: [ines-zqinvited, thea-maybe]
    - id: coffee
      time: 10:30-11:00
      kind: break
      title: Coffee
    - id: posters
      time: 11:00-12:00
      kind: posters
      cancelled: 2023-05-04T10:00Z
      title: Posters

sponsors:
  - name: Lighthouse Ltd.
    logo: assets/img/lighthouse.png
    level: gold
  - name: Nets & Ropes
    level: silver

site:
  folder: site
  generator: jekyll
  locale: en
  date_format: MMMM D, YYYY
  key_dates: {style: list, passed: shown}
  people_include: true
private:
  folder: private

pages:
  - source: pages/home.md
    path: index.md
  - path: call.md
"""
WORDS = """\
---
layout: home
title: "[[workshop.name]]"
subtitle: [[workshop.host]][[if not tbd workshop]], [[date workshop format="D MMMM YYYY"]][[end]]
---

# The sea

[[if passed submission]]
Submission has ended.
[[else]]
Submit by [[date submission]], which is Monday, May 29, 2023 at 23:59 AoE.
[[end]]

{% include key_dates_list.md %} {{ site.title }}

## Dates {#dates}

[[dates]]

[[dates style=table passed=struck]]

[[people speaker panelist columns=3 states="confirmed tentative" placeholder="**Soon!**"]]

[[people organizer columns=5 style=list]]

[[schedule abstracts=yes]]

[[sponsors]]

[[calendar]]

Ask [[contact]]. \\[[date submission]] stays as it is.

Heights are $$h^2$$.
"""
OWN = """\
---
title: Call
---
Dates:

<!-- synsml:dates -->
<!-- /synsml -->

Chairs:

<!-- synsml:people organizer style=list -->
<!-- /synsml -->
"""
MARY = """\
first: Mary
last: Somerville
affiliation: Royal Society
url: https://example.org/mary
photo: assets/img/mary.jpg
roles:
  organizer: confirmed
  moderator: confirmed
since:
  moderator: 2023-04-01T10:00Z
order: 1
email: zqmarymail@example.org
orcid: 0000-0002-1825-0097
bio: Wrote on the *mechanism* of the heavens.
notes: zqmarynote writes back at night.
"""
SAHL = """\
# one name
last: Ibn Sahl
affiliation: Baghdād
photo: assets/img/sahl.png
roles:
  speaker: confirmed
"""
INES = """\
first: Ines
last: Zqinvited
affiliation: Zqlaboratory
email: zqinesmail@example.org
roles:
  speaker: invited
since:
  speaker: 2023-04-03T09:00Z
notes: zqinesnote
"""
THEA = """\
first: Thea
last: Maybe
roles:
  speaker: tentative
email: zqtheamail@example.org
notes: zqtheanote
"""
RECORDS = {
    "people/mary-somerville.yaml": MARY,
    "people/ibn-sahl.yaml": SAHL,
    "people/jan-swammerdam.yaml": "first: Jan\nlast: Swammerdam\nroles: {panelist: confirmed, reviewer: confirmed}\n",
    "private/ines-zqinvited.yaml": INES,
    "private/dirk-zqdeclined.yaml": "first: Dirk\nlast: Zqdeclined\nroles:\n  speaker: declined\n  panelist: withdrawn\n",
    "private/thea-maybe.yaml": THEA,
    "private/.gitignore": "*\n",
}
FORM = """\
First name,Last name,Affiliation,E-mail,Role,Status
Rachel,Carson,Sea Lab,rc@example.org,speaker,invited
,Ibn Sahl,There,,speaker,confirmed
Jan,Swammerdam,Leiden,,panelist,confirmed
"""
LIST = """\
speakers:
- name: Hypatia
  img: /img/hypatia.jpg
  url: https://example.org/h
- {first: Kurt, last: Gödel, aff: King's}
"""
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//synsml//x//EN\r\nBEGIN:VEVENT\r\nUID:submission@tides-2023\r\n"
    "DTSTAMP:20230115T000000Z\r\nDTSTART:20230523T115900Z\r\nSEQUENCE:0\r\nSUMMARY:T&T: Submission Deadline\r\n"
    "STATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9"/></svg>\n'
CONFIG = "title: Tides\ntheme: minima\nurl: https://example.org\nbaseurl: /tides\nexclude:\n  - Gemfile\n"
LAYOUT = "<html><head><title>{{ page.title }}</title></head><body>{{ content }}</body></html>\n"
