"""Places by code and by name, and languages: codes mean them only among their like."""

from __future__ import annotations

from rollforward.engine.meanings.circles.circle import circle

STATES = circle(
    """
AL: AL | Alabama
AK: AK | Alaska
AZ: AZ | Arizona | Ariz
AR: AR | Arkansas
CA: CA | California | Calif
CO: CO | Colorado | Colo
CT: CT | Connecticut | Conn
DE: DE | Delaware
FL: FL | Florida | Fla
GA: GA | Georgia
HI: HI | Hawaii
ID: ID | Idaho
IL: IL | Illinois | Ill
IN: IN | Indiana
IA: IA | Iowa
KS: KS | Kansas
KY: KY | Kentucky
LA: LA | Louisiana
ME: ME | Maine
MD: MD | Maryland
MA: MA | Massachusetts | Mass
MI: MI | Michigan | Mich
MN: MN | Minnesota | Minn
MS: MS | Mississippi
MO: MO | Missouri
MT: MT | Montana
NE: NE | Nebraska
NV: NV | Nevada
NH: NH | New Hampshire
NJ: NJ | New Jersey
NM: NM | New Mexico
NY: NY | New York | New York State
NC: NC | North Carolina
ND: ND | North Dakota
OH: OH | Ohio
OK: OK | Oklahoma | Okla
OR: OR | Oregon | Ore
PA: PA | Pennsylvania | Penn | Penna
RI: RI | Rhode Island
SC: SC | South Carolina
SD: SD | South Dakota
TN: TN | Tennessee | Tenn
TX: TX | Texas | Tex
UT: UT | Utah
VT: VT | Vermont
VA: VA | Virginia
WA: WA | Washington | Wash | Washington State
WV: WV | West Virginia
WI: WI | Wisconsin | Wis | Wisc
WY: WY | Wyoming
DC: DC | District of Columbia | Washington DC | Washington, D.C.
PR: PR | Puerto Rico
GU: GU | Guam
VI: VI | Virgin Islands | US Virgin Islands | U.S. Virgin Islands
""",
    codes=True,
)

CANADA = circle(
    """
AB: AB | Alberta | Alta
BC: BC | British Columbia | Colombie-Britannique
MB: MB | Manitoba | Man
NB: NB | New Brunswick | Nouveau-Brunswick
NL: NL | Newfoundland and Labrador | Newfoundland | Newfoundland & Labrador | Terre-Neuve-et-Labrador | NF
NS: NS | Nova Scotia | Nouvelle-Écosse
NT: NT | Northwest Territories | Territoires du Nord-Ouest | NWT
NU: NU | Nunavut
ON: ON | Ontario | Ont
PE: PE | Prince Edward Island | PEI | Île-du-Prince-Édouard
QC: QC | Quebec | PQ | Que
SK: SK | Saskatchewan | Sask
YT: YT | Yukon | YK | Yukon Territory
""",
    codes=True,
)

AUSTRALIA = circle(
    """
NSW: NSW | New South Wales
VIC: VIC | Victoria
QLD: QLD | Queensland
SA: SA | South Australia
WA: WA | Western Australia
TAS: TAS | Tasmania
ACT: ACT | Australian Capital Territory
NT: NT | Northern Territory
""",
    codes=True,
)

COUNTRIES = circle(
    """
US: US | USA | United States | United States of America | America | Vereinigte Staaten
    Vereinigte Staaten von Amerika | États-Unis | États-Unis d'Amérique | Estados Unidos | EE. UU. | EEUU | EUA
    Verenigde Staten | Estados Unidos da América | Estados Unidos de América
GB: GB | GBR | UK | United Kingdom | Great Britain | Britain | England | Scotland | Wales | Northern Ireland
    Vereinigtes Königreich | Großbritannien | Royaume-Uni | Grande-Bretagne | Reino Unido | Gran Bretaña
    Verenigd Koninkrijk | Groot-Brittannië | Grã-Bretanha
CA: CA | CAN | Canada | Kanada | Canadá
AU: AU | AUS | Australia | Australien | Australie | Australië | Austrália
NZ: NZ | NZL | New Zealand | Neuseeland | Nouvelle-Zélande | Nueva Zelanda | Nueva Zelandia | Nieuw-Zeeland
    Nova Zelândia
IE: IE | IRL | Ireland | Republic of Ireland | Éire | Irland | Irlande | Irlanda | Ierland
DE: DE | DEU | Germany | Deutschland | Allemagne | Alemania | Duitsland | Alemanha
AT: AT | AUT | Austria | Österreich | Autriche | Oostenrijk | Áustria
CH: CH | CHE | Switzerland | Schweiz | Suisse | Suiza | Zwitserland | Suíça
LI: LI | LIE | Liechtenstein
LU: LU | LUX | Luxembourg | Luxemburg | Luxemburgo
FR: FR | FRA | France | Frankreich | Francia | Frankrijk | França
BE: BE | BEL | Belgium | Belgien | Belgique | Bélgica | België
NL: NL | NLD | Netherlands | The Netherlands | Holland | Niederlande | Pays-Bas | Países Bajos | Holanda | Nederland
    Países Baixos
ES: ES | ESP | Spain | Spanien | Espagne | España | Spanje | Espanha
PT: PT | PRT | Portugal
IT: IT | ITA | Italy | Italien | Italie | Italia | Italië | Itália
MT: MT | MLT | Malta | Malte
GR: GR | GRC | Greece | Griechenland | Grèce | Grecia | Griekenland | Grécia
CY: CY | CYP | Cyprus | Zypern | Chypre | Chipre
DK: DK | DNK | Denmark | Dänemark | Danemark | Dinamarca | Denemarken | Danmark
SE: SE | SWE | Sweden | Schweden | Suède | Suecia | Zweden | Suécia | Sverige
NO: NO | NOR | Norway | Norwegen | Norvège | Noruega | Noorwegen | Norge
FI: FI | FIN | Finland | Finnland | Finlande | Finlandia | Finlândia | Suomi
IS: IS | ISL | Iceland | Island | Islande | Islandia | IJsland | Islândia
PL: PL | POL | Poland | Polen | Pologne | Polonia | Polônia | Polónia | Polska
CZ: CZ | CZE | Czechia | Czech Republic | Tschechien | Tschechische Republik | Tchéquie | République tchèque | Chequia
    República Checa | Tsjechië | Tchéquia
SK: SK | SVK | Slovakia | Slowakei | Slovaquie | Eslovaquia | Slowakije | Eslováquia
SI: SI | SVN | Slovenia | Slowenien | Slovénie | Eslovenia | Slovenië | Eslovênia | Eslovénia
HU: HU | HUN | Hungary | Ungarn | Hongrie | Hungría | Hongarije | Hungria
HR: HR | HRV | Croatia | Kroatien | Croatie | Croacia | Kroatië | Croácia
RO: RO | ROU | Romania | Rumänien | Roumanie | Rumania | Rumanía | Roemenië | Romênia | Roménia
BG: BG | BGR | Bulgaria | Bulgarien | Bulgarie | Bulgarije | Bulgária
EE: EE | EST | Estonia | Estland | Estonie | Estônia | Estónia
LV: LV | LVA | Latvia | Lettland | Lettonie | Letonia | Letland | Letônia | Letónia
LT: LT | LTU | Lithuania | Litauen | Lituanie | Lituania | Litouwen | Lituânia
UA: UA | UKR | Ukraine | Ucrania | Oekraïne | Ucrânia
RU: RU | RUS | Russia | Russian Federation | Russland | Russie | Rusia | Rusland | Rússia
TR: TR | TUR | Turkey | Türkiye | Türkei | Turquie | Turquía | Turkije | Turquia
IL: IL | ISR | Israel | Israël
AE: AE | ARE | United Arab Emirates | UAE | Vereinigte Arabische Emirate | Émirats arabes unis
    Emiratos Árabes Unidos | Verenigde Arabische Emiraten | Emirados Árabes Unidos
SA: SA | SAU | Saudi Arabia | Saudi-Arabien | Arabie saoudite | Arabia Saudita | Saoedi-Arabië | Arábia Saudita
EG: EG | EGY | Egypt | Ägypten | Égypte | Egipto | Egypte | Egito
MA: MA | MAR | Morocco | Marokko | Maroc | Marruecos | Marrocos
ZA: ZA | ZAF | South Africa | Südafrika | Afrique du Sud | Sudáfrica | Zuid-Afrika | África do Sul
NG: NG | NGA | Nigeria | Nigéria
KE: KE | KEN | Kenya | Kenia | Quênia | Quénia
AO: AO | AGO | Angola
MZ: MZ | MOZ | Mozambique | Mosambik | Moçambique
MX: MX | MEX | Mexico | Mexiko | Mexique | México
BR: BR | BRA | Brazil | Brasilien | Brésil | Brasil | Brazilië
AR: AR | ARG | Argentina | Argentinien | Argentine | Argentinië
CL: CL | CHL | Chile | Chili
CO: CO | COL | Colombia | Kolumbien | Colombie | Colômbia
PE: PE | PER | Peru | Pérou | Perú
VE: VE | VEN | Venezuela
EC: EC | ECU | Ecuador | Équateur | Equador
UY: UY | URY | Uruguay | Uruguai
PY: PY | PRY | Paraguay | Paraguai
BO: BO | BOL | Bolivia | Bolivien | Bolivie | Bolívia
CR: CR | CRI | Costa Rica
PA: PA | PAN | Panama | Panamá
GT: GT | GTM | Guatemala
HN: HN | HND | Honduras
SV: SV | SLV | El Salvador
NI: NI | NIC | Nicaragua | Nicarágua
DO: DO | DOM | Dominican Republic | Dominikanische Republik | République dominicaine | República Dominicana
    Dominicaanse Republiek
PR: PR | PRI | Puerto Rico
JM: JM | JAM | Jamaica | Jamaika | Jamaïque
IN: IN | IND | India | Indien | Inde | Índia
PK: PK | PAK | Pakistan | Pakistán | Paquistão
BD: BD | BGD | Bangladesh | Bangladesch
LK: LK | LKA | Sri Lanka
CN: CN | CHN | China | Chine | PRC
HK: HK | HKG | Hong Kong | Hongkong
TW: TW | TWN | Taiwan | Taiwán | Taïwan
JP: JP | JPN | Japan | Japon | Japón | Japão
KR: KR | KOR | South Korea | Korea | Republic of Korea | Südkorea | Corée du Sud | Corea del Sur | Zuid-Korea
    Coreia do Sul
SG: SG | SGP | Singapore | Singapur | Singapour | Singapura
MY: MY | MYS | Malaysia | Malaisie | Malasia | Maleisië | Malásia
TH: TH | THA | Thailand | Thaïlande | Tailandia | Tailândia
VN: VN | VNM | Vietnam | Viet Nam | Vietnã
PH: PH | PHL | Philippines | Philippinen | Filipinas | Filipijnen
ID: ID | IDN | Indonesia | Indonesien | Indonésie | Indonesië | Indonésia
""",
    codes=True,
)

LANGUAGES = circle(
    """
en: en | english | englisch | anglais | inglés | engels | inglês | eng
de: de | german | deutsch | allemand | alemán | duits | alemão | ger | deu
fr: fr | french | französisch | français | francés | frans | francês | fra | fre
es: es | spanish | spanisch | espagnol | español | castellano | spaans | espanhol | spa | esp
pt: pt | portuguese | portugiesisch | portugais | portugués | portugees | português | por
nl: nl | dutch | niederländisch | néerlandais | neerlandés | holandés | nederlands | holandês | nld
it: it | italian | italienisch | italien | italiano | italiaans | ita
pl: pl | polish | polnisch | polonais | polaco | pools | polonês | polski
ru: ru | russian | russisch | russe | ruso | russo
zh: zh | chinese | mandarin | chinesisch | chinois | chino | chinees | chinês
ja: ja | japanese | japanisch | japonais | japonés | japans | japonês
ko: ko | korean | koreanisch | coréen | coreano | koreaans
vi: vi | vietnamese | vietnamesisch | vietnamien | vietnamita | vietnamees
ar: ar | arabic | arabisch | arabe | árabe
hi: hi | hindi
pa: pa | punjabi
tl: tl | tagalog | filipino
tr: tr | turkish | türkisch | turc | turco | turks
uk: uk | ukrainian | ukrainisch | ukrainien | ucraniano | oekraïens
he: he | hebrew | hebräisch | hébreu | hebreo | hebreeuws | hebraico
""",
    codes=True,
)
