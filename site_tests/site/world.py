"""A publication with each thing once: every field of front matter, every kind of actor, source, judgement and state.

No two of its values are equal, so that what is confused shows.
"""

from __future__ import annotations

BIB = r"""
@book{ash2001, author = {Ash, Ann and de Brook, Bo and Cole, Cid and others}, title = {The Locks},
  subtitle = {A History}, date = {2001}, publisher = {Press}, location = {Cairo}, isbn = {978-0-306-40615-7},
  pages = {1-9}, edition = {2},
  keywords = {canals, locks}, abstract = {What the book says.}, note = {Signed}, annotation = {A sober account.},
  reliability = {B}, credibility = {2}}

@article{dale2011, author = {{Desk of Canals}}, title = {Tolls \& {Suez}}, journaltitle = {Journal of Tolls},
  date = {2011-05-06}, volume = {3}, number = {4}, pages = {55--66}, doi = {10.1000/toll_1}, issn = {0378-5955},
  langid = {french}, origdate = {1999}}

@online{elm2012, author = {Elm, Eva}, title = {A Page}, date = {2012-12}, url = {https://example.org/a?b=1&c=2},
  urldate = {2013-01-02}, archiveurl = {https://archive.example/a}, archivedate = {2013-01-03}, urlstatus = {dead}}

@report{fir2013, author = {Fir, Fay}, editor = {Gale, Gus}, title = {A Report}, institution = {Institute},
  type = {Memo}, number = {R 7}, date = {2013/2014}, eprint = {2101.00001}, eprinttype = {arxiv}}

@incollection{hill2014, author = {Hill, Hal}, title = {A Chapter}, booktitle = {The Whole}, editor = {Ivy, Ina},
  date = {2014}, series = {Studies}, volume = {5}, chapter = {6}, pages = {77--88}, publisher = {Other Press}}

@misc{nobody, title = {Without an Author or a Year}}

@inproceedings{jay2015, author = {Jay, Joe}, title = {A Talk}, booktitle = {Proceedings}, eventtitle = {Meeting},
  eventdate = {2015-03-01}, venue = {Oslo}, date = {2015~}}

@phdthesis{kay2016, author = {Kay, Kim}, title = {A Thesis}, school = {University}, year = {2016}, month = mar}

@dataset{lee2017, author = {Lee, Lou}, title = {Counts}, date = {2017}, version = {1.2}, publisher = {Archive}}

@legislation{law2018, title = {An Act}, date = {2018-02-03}, number = {12}}

@collection{moss2019, editor = {Moss, Max}, translator = {Nash, Nan}, title = {Edited}, date = {2019}}

@book{unused2020, author = {Oak, Ola}, title = {Nobody Cites This}, date = {2020}}
"""

CANAL = """\
---
title: 'Who "closes" the <canal> & why'
date: 2024-03-04
updated: 2024-05-06
information_cutoff: 2024-05-01
authors: [Ann Ash, Canal Desk]
regions: [Egypt, Nordic]
actors: [Jane Doe, Acme Works, Sample State, Beacon, Loose Group]
nolink: [Chad]
summary: 'One "paragraph" of <summary>.'
status_note: It was *closed* once [@elm2012].
key_judgements:
  - {text: The canal *stays* open., likelihood: likely, confidence: high, sources: [ash2001, dale2011],
     by: 2999-01-01}
  - {text: The toll rises., likelihood: very unlikely, by: 2024-04-01, made: 2024-03-01}
  - {text: A ship is stuck., likelihood: almost certain, outcome: yes, resolved: 2024-05-02, note: 'It was [@fir2013].'}
  - {text: A bridge is built., likelihood: roughly even chance, outcome: no, resolved: 2024-05-03, note: Nobody did.}
  - {text: It was asked for., likelihood: almost no chance, confidence: moderate, outcome: unclear,
     resolved: 2024-05-04, note: Nobody knows.}
at_a_glance: {new: A *ruling*., matters: It binds., next: An appeal.}
corrections:
  - {date: 2024-04-05, text: It said *Oslo* and meant Bergen.}
  - {date: 2024-04-07, text: A number was wrong.}
versions:
  - {version: "1.0", date: 2024-03-04}
  - {version: "1.1", date: 2024-05-06, note: Tolls *added*.}
reviewed_by: [Rex Reader, Rita Roe]
contact: desk@example.org
funding: The Fund
interests: None known
tags: [Deep Sea, law]
series: Waterways
part: 2
aliases: [/2023/old-canal/, older.md]
based_on: [ash2001, hill2014]
nocite: [moss2019]
translations: [kanal.md]
---
Jane Doe says that Acme Works left Egypt [see @ash2001, pp. 3-4; @dale2011]. @jay2015 [p. 5] has it that Doe stayed.[^1]

## What the text *says*

Acme Works and Sample State met Jane Doe in Chad [-@kay2016]. So it was [@nobody; @lee2017; @law2018].

| Port | Ships |
| --- | --- |
| Suez | 12 |

![A red square](square.png)

### Deeper

The Egyptian Beacon is a system. See [the other](tolls.md#where) and [[Jane Doe|her]] and [elsewhere](https://example.org/x).

## What follows

Loose Group follows.

[^1]: A note on Jane Doe [@hill2014].
"""

FILES = {
    "bib/world.bib": BIB,
    "docs/canal.md": CANAL,
    "docs/kanal.md": "---\ntitle: Wer den Kanal schließt\ndate: 2024-03-05\nauthor: Ann Ash\nregion: Egypt\nlang: de\n"
    "actors: [Jane Doe]\n---\nJane Doe blieb in Ägypten [@ash2001, S. 7].\n",
    "docs/tolls.md": "---\ndate: 2023-07-08\nauthor: Ann Ash\nregion: Egypt\nactors: [Acme Works, Jane Doe]\n"
    "series: Waterways\npart: 1\ntags: [law]\nstatus: superseded\nsuperseded_by: canal.md\n---\n"
    "# Tolls of *old*\n\nAcme Works took tolls [@ash2001]. Jane Doe paid.\n\n## Where\n\n"
    "In Egypt and in Norway [@dale2011].\n",
    "docs/gone.md": "---\ntitle: What was wrong\ndate: 2022-01-02\nauthor: Nora Nemo\nregion: Chad\nactors: []\n"
    "status: withdrawn\nstatus_note: Its source was forged.\n---\nIt said so of Jane Doe.\n",
    "docs/plain.md": "---\ntitle: Plain\ndate: 2021-09-10\nauthor: Nora Nemo\nregion: Nordic\n---\n"
    "Nothing is cited here.\n",
    "docs/draft.md": "---\ntitle: Not out\nauthor: Nora Nemo\nregion: Chad\nstatus: draft\n---\n"
    "Jane Doe is not done.\n",
    "docs/index.md": "# The desk\n\nWhat it does: [about](about.md). [Jane Doe](actors/jane-doe.md) is known.\n",
    "docs/about.md": "---\nkind: page\n---\n# About\n\nWho we are [@ash2001].\n",
    "docs/actors/jane-doe.md": "---\nname: Jane Doe\nkind: person\naliases: [J. Doe, Janet Doe]\ncountry: Norway\n"
    "wikidata: Q42\nsummary: A <person> of note.\nweak_aliases: [the chair]\n---\nShe holds a *chair* [@elm2012].\n",
    "docs/actors/acme-works.md": "---\nname: Acme Works\nkind: organisation\ncountry: Egypt\n---\n",
    "docs/actors/sample-state.md": "---\nname: Sample State\nkind: state\n---\n",
    "docs/actors/beacon.md": "---\nname: Beacon\nkind: system\nsummary: It shines.\n---\n",
    "docs/actors/idle.md": "---\nname: Idle Person\nkind: person\n---\nNobody names this one.\n",
    "docs/authors/ann-ash.md": "---\nname: Ann Ash\nkind: person\norcid: 0000-0002-1825-0097\n"
    "summary: Writes of canals.\n"
    "aliases: [A. Ash]\n---\nShe has *written*.\n",
    "docs/authors/canal-desk.md": "---\nname: Canal Desk\nkind: organisation\nror: 02mhbdp94\n---\n",
    "docs/countries/egypt.md": "---\nname: Egypt\nsummary: A land of canals.\naliases: [Misr]\n---\nIt has a canal.\n",
    "docs/regions/nordic.md": "---\nname: Nordic\nmembers: [Norway, Sweden]\nsummary: The north.\n---\n",
}
"""The square is a picture that the test writes."""
CONFIG = {
    "site_name": "The Desk",
    "site_url": "https://desk.example/",
    "site_description": "What the desk says.",
    "site_author": "The Desk's Authors",
    "copyright": "CC BY 4.0",
    "markdown_extensions": ["footnotes", "tables", {"toc": {"permalink": True}}],
}
