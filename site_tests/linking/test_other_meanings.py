"""Names of countries that mean something else, and names that do mean them."""

from __future__ import annotations

import pytest

from mkdocs_briefs.linking.matcher import Matcher
from mkdocs_briefs.linking.names import names_of, obstacles
from mkdocs_briefs.readers.gazetteer import read_gazetteer

WORLD = read_gazetteer()
MATCHER = Matcher(names_of(WORLD.territories, WORLD), obstacles(WORLD))

OTHERS = """\
It cost US$5 billion.
It cost US $5 billion.
It cost US$ 5 billion.
US-$ 3 million
CONTACT US
CONTACT US TODAY
Please CONTACT US.
ABOUT US
JOIN US
FOLLOW US ON
HELP US WIN
THIS IS WHAT HAPPENED TO US
The ROC curve is flat.
ROC curves
an ROC analysis, ROC AUC
Jordan Anaya wrote it.
Michael Jordan played.
Air Jordan shoes
Jordan Peterson said
Barbara Jordan
Jordan Spieth
Air France cancelled flights.
Air India and Air Canada, Air China, Air Serbia
Tour de France
Georgia Tech
University of Georgia
Georgia State University
Georgia Institute of Technology
Georgia O'Keeffe painted.
Georgia Meloni
Chad Smith drums.
Chad Kroeger sang.
Chad Wolf
Turkey sandwich
Turkey vulture
a Turkey breast
Thanksgiving Turkey
Wild Turkey bourbon
Guinea pig
Guinea pigs
Guinea fowl
guinea pig
Guinea worm disease
China cabinet
fine China plates
bone China
Cuba Gooding Jr.
Cuba Libre
Kenya Barris
Ireland Baldwin
India ink
Brazil nuts
Panama hats
Panama Papers
Jersey cow
New Jersey
Jersey Shore
Jersey City
Jersey barrier
Holland Taylor
Holland & Knight
Tom Holland
Holland Park
Holland Tunnel
Cyprus Hill
Jamaica Kincaid
Jamaica Bay
Jamaica Plain
America Ferrera
Bank of America
Miss America
Captain America
Voice of America
Lebanon, Pennsylvania
Peru, Indiana
Poland, Ohio
Mexico, Missouri
Norway, Maine
Norway maple
Norway spruce
Norway rat
Swiss Army knife
French fries
French toast
French press
Danish pastry
Belgian waffles
German shepherd
German measles
Irish stew
English breakfast
Scotch whisky
Spanish fly
Spanish Harlem
Persian Gulf
Canada goose
Canada Goose jackets
Canada geese
Montserrat Caballe sang.
Bolivar
Macedonia, Ohio
China, Maine
Air Namibia
Bermuda shorts
Bermuda triangle
Bermuda Triangle
Bermuda grass
Cayman reptiles
Porsche Cayman
Greenland shark
Jordan almonds
Egypt, Arkansas
Turkey trot
Turkey Creek
Turkey Day
Cold Turkey
cold Turkey
Chad Mendes
Chad Johnson
Jordan Belfort
Jordan Bardella
Jordan Pickford
Jordan Klepper
Air Jordans
Cameron Diaz
DR and PA said
IT IS
Paris, Texas
Girl Scout Samoas
Chilean sea bass
Chile powder
Chile peppers
Cuba, New York
Grenada, Mississippi
Santa Lucia
Palestine, Texas
East Palestine, Ohio
Lebanon, New Hampshire
Barbados cherry
Hungarian goulash
Italy, Texas
Jordan curve theorem
Jordan normal form
Jordan algebra
Jordan, Minnesota
Georgia Brown
Sweet Georgia Brown
Georgia Bulldogs
Georgia Power
Georgia Southern
Jordan Brand
Jordan River
River Jordan
Ben Jordan
Jim Jordan asked.
Vernon Jordan
Jordan Henderson
Chad Michael Murray
Chad Brown
Chad Hurley
It cost US$5 billion. CONTACT US.
He met Chad Smith, Jordan Anaya and Tom Holland.
"""
"""Texts that mention no country."""

COUNTRIES = """\
The US left.|United States
US officials|United States
the US, UK and EU|United States,United Kingdom
US-backed|United States
US President Joe Doe|United States
IRAN AND US TALK|Iran,United States
US AND CHINA SIGN DEAL|United States,China
THE US AND IRAN|United States,Iran
TRUMP SAYS US WILL LEAVE|United States
The U.S. dollar|United States
The US dollar rose.|United States
US Navy|United States
US Congress|United States
The ROC government|Taiwan
the ROC (Taiwan)|Taiwan,Taiwan
ROC forces|Taiwan
Jordan said on Monday|Jordan
Jordan Says It Will Leave|Jordan
In Jordan Hamas leaders met|Jordan
King Abdullah of Jordan|Jordan
Jordan and Israel|Jordan,Israel
Jordan's King|Jordan
Jordan, Egypt and Syria|Jordan,Egypt,Syria
Air strikes in France|France
Air France flew to Chad.|Chad
France and Germany|France,Germany
Chad said|Chad
Chad's army|Chad
In Chad President Deby died.|Chad
Turkey said|Turkey
Turkey Bombs Kurds|Turkey
Turkey and Greece|Turkey,Greece
Turkey President Erdogan|Turkey
Turkey Says No|Turkey
Guinea said|Guinea
Guinea Army|Guinea
Bissau, Guinea and Mali|Guinea,Mali
Israel Defense Forces|Israel
Israel Katz said|Israel
Israel Prime Minister|Israel
India Today|India
India Pakistan border|India,Pakistan
India Foreign Ministry|India
China Daily|China
China Sea|China
China President Xi|China
Bank of China|China
Air force of India|India
Cuba Embargo|Cuba
Norway Police|Norway
Canada Border Services Agency|Canada
Mexico City|Mexico
Panama Canal|Panama
Jamaica Police|Jamaica
Kenya Power|Kenya
Ireland Premier|Ireland
Holland|Netherlands
Peru, Chile and Bolivia|Peru,Chile,Bolivia
Poland, Hungary|Poland,Hungary
Lebanon, Israel|Lebanon,Israel
Lebanon, Jordan|Lebanon,Jordan
Norway, Sweden|Norway,Sweden
Cuba, Venezuela and Nicaragua|Cuba,Venezuela,Nicaragua
Mexico, Brazil|Mexico,Brazil
China, Russia|China,Russia
Montserrat|Montserrat
Bermuda law|Bermuda
Iceland government|Iceland
Chile government|Chile
Greenland Parliament|Greenland
In Jordan Hamas leaders met.|Jordan
He left Jordan, Ohio's farmers said, for Chad.|Chad
Chad's Smith|Chad
Mexico, Texas and California agreed.|Mexico
US-China talks|United States,China
US, $5 billion|United States
Jordan. Anaya left.|Jordan
Visit Jordan|Jordan
Both Jordan and Chad|Jordan,Chad
JORDAN LEAVES|Jordan
Kenya Defence Forces|Kenya
Kenya Wildlife Service|Kenya
Ireland Premier Ash|Ireland
Jordan Israel Treaty|Jordan,Israel
Jordan Monday|Jordan
the Jordan Times|Jordan
"""
"""Texts, and the countries that they mention."""


def mentioned(text: str) -> list[str]:
    return [match.name.subject.name for match in MATCHER.find(text) if match.name]


@pytest.mark.parametrize("text", OTHERS.splitlines())
def test_a_name_that_means_something_else_is_no_country(text):
    assert MATCHER.find(text) == []
    assert MATCHER.find(f"It was said of {text} by others.") == []


@pytest.mark.parametrize("line", COUNTRIES.splitlines())
def test_true_mentions_are_kept(line):
    text, _, names = line.partition("|")
    assert mentioned(text) == names.split(",")
    assert mentioned(f"It was so. {text}") == names.split(",")
