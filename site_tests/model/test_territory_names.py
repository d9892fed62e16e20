"""The many names of territories: official and common, old and new, disputed, ambiguous, in many languages."""

from __future__ import annotations

import pytest
from babel import Locale, localedata

from mkdocs_briefs.model.gazetteer import AmbiguousPlaceError, UnknownPlaceError
from mkdocs_briefs.model.naming import fold
from mkdocs_briefs.model.territory import Region, Territory
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.languages import territory_names

GAZETTEER = read_gazetteer()

# Spellings by the code of the territory that they mean, parted by bars.
TERRITORIES = {
    # Two with one name, or nearly so
    "NE": "Niger | NER | Republic of the Niger | Republic of Niger | the Niger",
    "NG": "Nigeria | NG | NGA | Federal Republic of Nigeria",
    "CD": "DRC | D.R.C. | DR Congo | D.R. Congo | COD | Democratic Republic of the Congo | Congo-Kinshasa | Zaire"
    " | Democratic Republic of Congo | Congo (Kinshasa) | Congo, The Democratic Republic of the | Congo, Dem. Rep."
    " | The Democratic Republic of the Congo | Congo\u2013Kinshasa | Congo - Kinshasa | Congo (DRC) | Belgian Congo",
    "CG": "COG | Republic of the Congo | Republic of Congo | Congo-Brazzaville | Congo (Brazzaville) | Congo, Rep."
    " | Congo Republic | Congo - Brazzaville | Congo (Republic) | the Republic of the Congo",
    "KP": "North Korea | PRK | DPRK | D.P.R.K. | Democratic People's Republic of Korea | Korea, North"
    " | Democratic People\u2019s Republic of Korea | Korea, Democratic People's Republic of"
    " | Korea, Dem. People's Rep.",
    "KR": "South Korea | KOR | ROK | R.O.K. | Republic of Korea | Korea, South | Korea, Republic of | Korea, Rep.",
    "GE": "GE | GEO | Georgia (country) | Republic of Georgia | Sakartvelo",
    "GS": "South Georgia | South Georgia and the South Sandwich Islands | South Georgia & South Sandwich Islands",
    "DM": "Dominica | DMA | Commonwealth of Dominica",
    "DO": "Dominican Republic | DOM | The Dominican Republic",
    "GN": "Guinea | GIN | Guinea-Conakry | Republic of Guinea | French Guinea",
    "GQ": "Equatorial Guinea | GNQ | Spanish Guinea",
    "GW": "Guinea-Bissau | Guinea Bissau | Guinea\u2013Bissau | Guinea\u2011Bissau | GNB | Portuguese Guinea",
    "PG": "Papua New Guinea | PNG | Independent State of Papua New Guinea",
    "GY": "Guyana | GUY | British Guiana | Co-operative Republic of Guyana",
    "GF": "French Guiana | French Guyana | GUF",
    "SR": "Suriname | Surinam | Dutch Guiana",
    "SD": "Sudan | The Sudan | SDN | Republic of the Sudan",
    "SS": "South Sudan | SSD | Republic of South Sudan",
    "ML": "Mali | French Sudan",
    "IE": "Ireland | IRL | Republic of Ireland | Éire | Eire | Irish Free State",
    "GB": "United Kingdom | UK | U.K. | GB | GBR | Great Britain | Britain | England | Scotland | Wales"
    " | Northern Ireland | United Kingdom of Great Britain and Northern Ireland | the UK | England and Wales",
    "WS": "Samoa | Western Samoa | WSM",
    "AS": "American Samoa | ASM",
    "FM": "Micronesia | Federated States of Micronesia | Micronesia (Federated States of) | FSM"
    " | Micronesia, Fed. Sts.",
    "VG": "British Virgin Islands | BVI | VGB | Virgin Islands, British | Virgin Islands (British)",
    "VI": "U.S. Virgin Islands | US Virgin Islands | USVI | VIR | Virgin Islands (U.S.) | Virgin Islands, U.S."
    " | United States Virgin Islands | Virgin Islands of the United States",
    "MF": "Saint Martin (French part) | St. Martin (French part) | French Saint Martin | MAF",
    "SX": "Sint Maarten | Sint Maarten (Dutch part) | Saint Martin (Dutch part) | St. Maarten | SXM",
    "MK": "North Macedonia | Macedonia | MKD | FYROM | Former Yugoslav Republic of Macedonia | Republic of Macedonia",
    "MR": "Mauritania | MRT",
    "MU": "Mauritius | MUS",
    "AT": "Austria | AUT",
    "AU": "Australia | AUS",
    "LT": "Lithuania",
    "LV": "Latvia",
    "SI": "Slovenia | SVN",
    "SK": "Slovakia | Slovak Republic | SVK",
    "LB": "Lebanon | LBN",
    "LY": "Libya | Libyan Arab Jamahiriya | LBY",
    "LR": "Liberia | LBR",
    "GM": "Gambia | The Gambia | Gambia, The | Republic of The Gambia",
    "ZM": "Zambia | Northern Rhodesia",
    "ZW": "Zimbabwe | Rhodesia | Southern Rhodesia",
    "IR": "Iran | IRN | Islamic Republic of Iran | Iran (Islamic Republic of) | Iran, Islamic Rep. | Persia",
    "IQ": "Iraq | IRQ",
    "CV": "Cape Verde | Cabo Verde | CPV | Republic of Cabo Verde",
    # Renamed
    "SZ": "Eswatini | eSwatini | Swaziland | SWZ | Kingdom of Eswatini",
    "MM": "Myanmar | Burma | MMR | Myanmar (Burma) | Republic of the Union of Myanmar",
    "CI": "Côte d'Ivoire | Côte d\u2019Ivoire | Cote d'Ivoire | Ivory Coast | The Ivory Coast | CIV | CÔTE D'IVOIRE",
    "CZ": "Czechia | Czech Republic | The Czech Republic | CZE",
    "TR": "Turkey | Türkiye | Turkiye | Tu\u0308rkiye | TÜRKİYE | Republic of Türkiye | Turkey (Türkiye) | TUR",
    "TL": "Timor-Leste | Timor Leste | East Timor | TLS | Portuguese Timor | Timor\u2013Leste",
    "LK": "Sri Lanka | Ceylon",
    "TH": "Thailand | Siam",
    "KH": "Cambodia | Kampuchea | Khmer Republic",
    "BF": "Burkina Faso | Upper Volta",
    "BJ": "Benin | Dahomey",
    "BZ": "Belize | British Honduras",
    "BW": "Botswana | Bechuanaland",
    "LS": "Lesotho | Basutoland",
    "MW": "Malawi | Nyasaland",
    "NA": "NA | NAM | Namibia | South West Africa",
    "VU": "Vanuatu | New Hebrides",
    "BY": "Belarus | Byelorussia",
    "MD": "Moldova | Republic of Moldova | Moldova, Republic of",
    "ET": "Ethiopia | Abyssinia",
    "MY": "Malaysia | Malaya",
    "DE": "Germany | DEU | Federal Republic of Germany | West Germany",
    "BD": "Bangladesh | East Pakistan",
    "DJ": "Djibouti | French Somaliland",
    "GH": "Ghana | Gold Coast",
    "IN": "India | IND | Bharat",
    # Disputed
    "PS": "Palestine | State of Palestine | PSE | Palestinian Territories | Occupied Palestinian Territory | West Bank"
    " | occupied Palestinian territories | Palestine, State of | Gaza | Gaza Strip | West Bank and Gaza",
    "TW": "Taiwan | TWN | ROC | R.O.C. | Republic of China | Taiwan, Province of China | Chinese Taipei | Formosa",
    "CN": "China | CHN | PRC | P.R.C. | People's Republic of China | People\u2019s Republic of China | Mainland China",
    "HK": "Hong Kong | Hongkong | HKG | Hong Kong SAR China | Hong Kong, China | Hong Kong SAR, China",
    "MO": "Macao | Macau | MAC | Macao SAR China",
    "XK": "Kosovo | XK | XKX | XKK | Republic of Kosovo | KOSOVO | Kosova",
    "EH": "Western Sahara | ESH | Sahrawi Arab Democratic Republic | SADR | Spanish Sahara",
    "FK": "Falkland Islands | Falklands | The Falklands | Falkland Islands (Malvinas) | Islas Malvinas | Malvinas",
    "IL": "Israel | State of Israel | ISR",
    "CY": "Cyprus | CYP",
    "IO": "British Indian Ocean Territory | Chagos Archipelago | Diego Garcia | BIOT",
    "UA": "Ukraine | The Ukraine | UKR",
    "RS": "Serbia | SRB",
    # Short, long and turned about
    "AE": "United Arab Emirates | UAE | U.A.E. | ARE | The Emirates | Emirates | the United Arab Emirates",
    "US": "US | USA | U.S. | U.S.A. | United States | United States of America | the United States | THE UNITED STATES",
    "RU": "Russia | RUS | Russian Federation | The Russian Federation | Russian  Federation",
    "NL": "Netherlands | The Netherlands | Holland | NLD | Netherlands (Kingdom of the) | Kingdom of the Netherlands",
    "BA": "Bosnia | Bosnia and Herzegovina | Bosnia & Herzegovina | Bosnia-Herzegovina | BiH | BIH",
    "VE": "Venezuela | VE | VEN | Bolivarian Republic of Venezuela | Venezuela (Bolivarian Republic of)"
    " | Venezuela, RB",
    "BO": "Bolivia | Plurinational State of Bolivia | Bolivia (Plurinational State of)",
    "TZ": "Tanzania | United Republic of Tanzania | Tanzania, United Republic of",
    "SY": "Syria | Syrian Arab Republic | SYR",
    "LA": "Laos | Lao PDR | Lao People's Democratic Republic",
    "VN": "Vietnam | Viet Nam | Socialist Republic of Viet Nam | VNM",
    "BN": "Brunei | Brunei Darussalam",
    "KG": "Kyrgyzstan | Kyrgyz Republic",
    "VA": "Vatican | The Vatican | Vatican City | Holy See | the Holy See",
    "CF": "Central African Republic | CAR | CAF",
    "SA": "Saudi Arabia | KSA | SAU",
    "EG": "Egypt | Egypt, Arab Rep.",
    "YE": "Yemen | Yemen, Rep.",
    "NO": "NO | NOR | Norway",
    "BH": "Bahrain",
    "BS": "Bahamas | The Bahamas | Bahamas, The",
    "GR": "Greece | Hellenic Republic | GRC",
    "CH": "Switzerland | CHE | Swiss Confederation",
    "SV": "El Salvador",
    "NZ": "New Zealand | Aotearoa",
    "TT": "Trinidad and Tobago | Trinidad & Tobago | Trinidad",
    "AG": "Antigua and Barbuda | Antigua",
    "KN": "Saint Kitts and Nevis | St. Kitts and Nevis | St Kitts & Nevis",
    "LC": "Saint Lucia | St. Lucia | St Lucia",
    "VC": "Saint Vincent and the Grenadines | St. Vincent & Grenadines | St Vincent",
    "BL": "Saint Barthélemy | St. Barthelemy | St Barts",
    "SH": "Saint Helena | St. Helena | Ascension Island | Tristan da Cunha",
    "PM": "Saint Pierre and Miquelon | Saint-Pierre-et-Miquelon",
    # Accents
    "ST": "São Tomé and Príncipe | Sao Tome and Principe | São Tomé & Príncipe",
    "CW": "Curaçao | Curacao",
    "RE": "Réunion | Reunion | La Réunion",
    "AX": "Åland | Aland Islands | ALA",
    # Parts without a code
    "ES": "Spain | Canary Islands | Ceuta & Melilla",
    "GG": "Guernsey | Sark",
    "FR": "France | Clipperton Island | Metropolitan France",
    "BQ": "Caribbean Netherlands | Bonaire, Sint Eustatius and Saba | Bonaire",
}
SPELLINGS = [(name.strip(), code) for code, names in TERRITORIES.items() for name in names.split("|")]

AMBIGUOUS = {
    "Congo": "CD (Democratic Republic of the Congo), CG (Republic of the Congo)",
    "the Congo": "CD (Democratic Republic of the Congo), CG (Republic of the Congo)",
    "Korea": "KP (North Korea), KR (South Korea)",
    "korea": "KP (North Korea), KR (South Korea)",
    "Georgia": "GE (Georgia)",
    "America": "US (United States)",
    "Virgin Islands": "VG (British Virgin Islands), VI (U.S. Virgin Islands)",
    "Saint Martin": "MF (Saint Martin (French part)), SX (Sint Maarten)",
    "St. Martin": "MF (Saint Martin (French part)), SX (Sint Maarten)",
    "St Martin": "MF (Saint Martin (French part)), SX (Sint Maarten)",
    "New Guinea": "ID (Indonesia), PG (Papua New Guinea)",
    "Timor": "ID (Indonesia), TL (Timor-Leste)",
    "Guiana": "GF (French Guiana), GY (Guyana), SR (Suriname)",
    "The Guianas": "GF (French Guiana), GY (Guyana), SR (Suriname)",
    "Czechoslovakia": "CZ (Czechia), SK (Slovakia)",
    "East Germany": "DE (Germany)",
    "German Democratic Republic": "DE (Germany)",
    "GDR": "DE (Germany)",
    "Soviet Union": "RU (Russia)",
    "USSR": "RU (Russia)",
    "Yugoslavia": "RS (Serbia)",
    "Serbia and Montenegro": "ME (Montenegro), RS (Serbia), XK (Kosovo)",
    "Netherlands Antilles": "BQ (Caribbean Netherlands), CW (Curaçao), SX (Sint Maarten)",
    "Indochina": "KH (Cambodia), LA (Laos), VN (Vietnam)",
    "South Vietnam": "VN (Vietnam)",
    "Republic of Viet Nam": "VN (Vietnam)",
    "North Yemen": "YE (Yemen)",
    "South Yemen": "YE (Yemen)",
    "United Arab Republic": "EG (Egypt), SY (Syria)",
    "Tanganyika": "TZ (Tanzania)",
    "Ruanda-Urundi": "BI (Burundi), RW (Rwanda)",
}

SUGGESTIONS = {
    "Venezula": "Venezuela",
    "Columbia": "Colombia",
    "Phillipines": "Philippines",
    "Carribean": "Caribbean",
    "Swasiland": "Swaziland",
    "Kyrgystan": "Kyrgyzstan",
    "Azerbajan": "Azerbaijan",
    "Mauritus": "Mauritius",
    "Malasia": "Malaysia",
    "Brasil": "Brazil",
    "Equitorial Guinea": "Equatorial Guinea",
    "Guinea-Bisau": "Guinea-Bissau",
    "Domenican Republic": "Dominican Republic",
    "Somaliland": "Somalia",
    "Philippine": "Philippines",
    "Koera": "Korea",
    "Balkans": "Western Balkans",
    "Caucasus": "South Caucasus",
    "Mediterranean": "Eastern Mediterranean",
    "Kong": "Hong Kong",
    "Korea North": "Korea, North",
    "Middel East": "Middle East",
    "Ve": "VE",
    "Ven": "VEN",
    "gB": "GB",
}

UNKNOWN = "Atlantis | Abkhazia | Crimea | Kashmir | Zanzibar | Deutschland | ZZ | XX | TMP | 862 | uk2 | ?"

NO_PLACES = ("QO", "UN", "XA", "XB", "ZZ")
"""What CLDR names beside places: an organisation, pseudo-locales, the unknown; and islands without a code or people."""

PARTS = {"AC": "SH", "CP": "FR", "CQ": "GG", "DG": "IO", "EA": "ES", "IC": "ES", "TA": "SH"}
"""What CLDR has codes for and ISO 3166-1 has no entries, by the entry that it belongs to."""


@pytest.mark.parametrize(("name", "code"), SPELLINGS)
def test_a_spelling_means_the_territory(name, code):
    place = GAZETTEER.resolve(name)
    assert isinstance(place, Territory)
    assert place.alpha2 == code


def test_there_are_many_spellings_and_none_twice():
    assert len(SPELLINGS) >= 300
    assert len({name for name, _ in SPELLINGS}) == len(SPELLINGS)


@pytest.mark.parametrize(("name", "candidates"), AMBIGUOUS.items())
def test_a_name_of_several_or_of_a_former_state_is_refused_with_what_it_may_mean(name, candidates):
    with pytest.raises(AmbiguousPlaceError) as caught:
        GAZETTEER.resolve(name)
    message = str(caught.value)
    assert message.startswith(f'"{name}" is ambiguous: ')
    assert candidates in message.partition(" Write ")[2]


@pytest.mark.parametrize(("name", "suggestion"), SUGGESTIONS.items())
def test_a_near_name_is_refused_with_a_suggestion(name, suggestion):
    with pytest.raises(UnknownPlaceError, match=f'called "{name}". Did you mean "{suggestion}"') as caught:
        GAZETTEER.resolve(name)
    assert not isinstance(caught.value, AmbiguousPlaceError)


@pytest.mark.parametrize("name", [name.strip() for name in UNKNOWN.split("|")])
def test_a_name_that_is_near_to_none_is_refused_without_a_guess(name):
    with pytest.raises(UnknownPlaceError) as caught:
        GAZETTEER.resolve(name)
    assert "Did you mean" not in str(caught.value)
    assert "Write a country's name" in str(caught.value)


def test_the_article_does_not_count_but_within_a_name():
    assert GAZETTEER.resolve("the Kingdom of Spain") == GAZETTEER.territory("ES")
    assert GAZETTEER.find("Theology") is None
    assert GAZETTEER.find("the") is None


# CLDR, as Babel has it


@pytest.mark.parametrize("language", ["en", "en_001", "en_AU", "en_CA", "en_GB", "en_IN"])
def test_every_english_name_of_cldr_resolves(language):
    names = dict(Locale.parse(language).territories)
    assert len(names) > 290
    refused = {names[code] for code in NO_PLACES} | {names["GE"], names["MF"]}
    for code, name in names.items():
        if name in refused:
            assert GAZETTEER.find(name) is None
            assert GAZETTEER.is_ambiguous(name) == (code in ("GE", "MF"))
            continue
        place = GAZETTEER.resolve(name)
        if code in {t.alpha2 for t in GAZETTEER.territories}:
            assert place == GAZETTEER.territory(code)
        elif code.isdigit() or code in ("EU", "EZ"):
            assert isinstance(place, Region)
        else:
            assert place.alpha2 == PARTS[code]


# CLDR's short and variant names, which Babel leaves out.
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bosnia", "BA"),
        ("Cocos Islands", "CC"),
        ("Congo (DRC)", "CD"),
        ("Congo (Republic)", "CG"),
        ("Ivory Coast", "CI"),
        ("Cabo Verde", "CV"),
        ("Czech Republic", "CZ"),
        ("Falkland Islands (Islas Malvinas)", "FK"),
        ("UK", "GB"),
        ("Hong Kong", "HK"),
        ("Chagos Archipelago", "IO"),
        ("Myanmar", "MM"),
        ("Macao", "MO"),
        ("Aotearoa New Zealand", "NZ"),
        ("Pitcairn", "PN"),
        ("Palestine", "PS"),
        ("Swaziland", "SZ"),
        ("East Timor", "TL"),
        ("Turkey", "TR"),
        ("US", "US"),
    ],
)
def test_a_variant_of_cldr_resolves(name, code):
    assert GAZETTEER.resolve(name) == GAZETTEER.territory(code)


# Other languages


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [
        ("de", "TR", "Türkei"),
        ("de", "CI", "Côte d\u2019Ivoire"),
        ("de-AT", "DE", "Deutschland"),
        ("de_DE", "HK", "Sonderverwaltungsregion Hongkong"),
        ("fr", "US", "États-Unis"),
        ("es", "ES", "España"),
        ("pt-BR", "KE", "Quênia"),
        ("pt_PT", "KE", "Quénia"),
        ("PT-br", "VN", "Vietnã"),
        ("zh", "TR", "土耳其"),
        ("zh-Hant", "RU", "俄羅斯"),
        ("zh_TW", "RU", "俄羅斯"),
        ("zh-CN", "RU", "俄罗斯"),
        ("nb", "NO", "Norge"),
        ("no", "NO", "Norge"),
        ("ar", "EG", "مصر"),
        ("ru", "XK", "Косово"),
        ("ja", "GE", "ジョージア"),
        ("uk", "GE", "Грузія"),
        ("he", "IL", "ישראל"),
        ("de-XX", "TR", "Türkei"),
        ("ku-IQ", "TR", "Tirkîye"),
    ],
)
def test_a_territory_has_its_name_in_the_language(language, code, name):
    gazetteer = read_gazetteer(language)
    territory = gazetteer.territory(code)
    assert territory.name == name
    assert gazetteer.find(name) == territory


@pytest.mark.parametrize("language", ["en", "en-GB", "en_US", "", "xx", "english", "??", "und"])
def test_english_and_what_is_no_language_keep_our_names(language):
    assert read_gazetteer(language) == GAZETTEER


@pytest.mark.parametrize("language", ["de", "fr", "pt-BR", "zh-Hant", "ar"])
def test_the_english_names_resolve_in_every_language_and_the_addresses_stay(language):
    gazetteer = read_gazetteer(language)
    assert sum(new.name != old.name for new, old in zip(gazetteer.territories, GAZETTEER.territories, strict=True)) > 99
    for territory in GAZETTEER.territories:
        same = gazetteer.territory(territory.alpha2)
        assert (same.slug, same.src_uri) == (territory.slug, territory.src_uri)
        assert same.name not in same.aliases
        assert {fold(name) for name in territory.names} <= {fold(name) for name in same.names}
        for name in territory.names:
            assert gazetteer.find(name) == same or (name, territory.alpha2) == ("Georgia", "GE")
    for region, same in zip(GAZETTEER.regions, gazetteer.regions, strict=True):
        assert (same.src_uri, same.members, same.kind) == (region.src_uri, region.members, region.kind)
        assert gazetteer.find(region.name) == gazetteer.find(same.name) == same
    assert gazetteer.stop_phrases == GAZETTEER.stop_phrases


def test_no_language_gives_a_name_to_another_territory():
    """That is, no name of any language is another territory's name or alias in English."""
    english = {fold(name): t.alpha2 for t in GAZETTEER.territories for name in t.names}
    for identifier in sorted({Locale.parse(name).language for name in localedata.locale_identifiers()} - {"en"}):
        names = territory_names(identifier)
        codes = names.keys() & {t.alpha2 for t in GAZETTEER.territories}
        wrong = [name for code in codes for name in names[code].names if english.get(fold(name), code) != code]
        assert wrong == [], identifier


@pytest.mark.parametrize("language", ["ar", "az", "de", "es", "fr", "pt", "ru", "tr", "uk"])
def test_the_names_of_a_language_mean_one_territory_each(language):
    gazetteer = read_gazetteer(language)
    names = territory_names(language)
    for territory in GAZETTEER.territories:
        for name in (names[territory.alpha2].official, *names[territory.alpha2].aliases):
            assert not name or gazetteer.resolve(name).alpha2 == territory.alpha2


@pytest.mark.parametrize(
    ("language", "name", "code"),
    [
        ("ar", "جمهورية الكونغو الديمقراطية", "CD"),
        ("az", "Konqo Demokratik Respublikası", "CD"),
        ("de", "demokratische republik kongo", "CD"),
        ("de", "Bundesrepublik Deutschland", "DE"),
        ("es", "República Democrática del Congo", "CD"),
        ("fr", "République démocratique du Congo", "CD"),
        ("fr", "république du Congo", "CG"),
        ("fr", "Republique Democratique du Congo", "CD"),
        ("pt-BR", "República Democrática do Congo", "CD"),
        ("ru", "Демократическая Республика Конго", "CD"),
        ("tr", "Kongo Demokratik Cumhuriyeti", "CD"),
        ("uk", "Демократична Республіка Конго", "CD"),
    ],
)
def test_a_long_name_is_not_ambiguous_in_its_language(language, name, code):
    assert read_gazetteer(language).resolve(name).alpha2 == code


@pytest.mark.parametrize(("language", "codes"), [("dz", "MF SX"), ("mi", "TD QA")])
def test_a_name_that_two_territories_have_in_a_language_is_refused(language, codes):
    gazetteer = read_gazetteer(language)
    one, other = map(gazetteer.territory, codes.split())
    assert fold(one.name) == fold(other.name)
    with pytest.raises(AmbiguousPlaceError, match="two territories bear this name") as caught:
        gazetteer.resolve(one.name)
    assert all(code in str(caught.value) for code in codes.split())
    assert gazetteer.resolve(GAZETTEER.territory(one.alpha2).name) == one


def test_a_name_that_is_ambiguous_in_english_stays_so():
    assert read_gazetteer("pt").territory("GY").name == "Guiana"
    with pytest.raises(AmbiguousPlaceError, match=r"GF \(Guiana Francesa\), GY \(Guiana\), SR \(Suriname\)"):
        read_gazetteer("pt").resolve("Guiana")
