"""Values that give a column away, folded to lower case. Listings are divided by ``|`` or line ends."""

from __future__ import annotations

from rollforward.engine.meanings import NO, YES


def _listed(listing: str) -> frozenset[str]:
    return frozenset(value.strip() for line in listing.splitlines() for value in line.split("|") if value.strip())


YES_NO = YES | NO

COMPANY_FORMS = _listed(
    """llc | llp | lp | pllc | pc | pa | inc | incorporated | corp | corporation | co | company | ltd | limited | plc
    gmbh | ag | kg | sarl | sas | sa | srl | bv | nv | pty | trust | foundation | partners | associates | group
    holdings | services"""
)

REGIONS = _listed(
    """al | ak | az | ar | ca | co | ct | de | dc | fl | ga | hi | id | il | in | ia | ks | ky | la | me | md | ma
        mi
    mn | ms | mo | mt | ne | nv | nh | nj | nm | ny | nc | nd | oh | ok | or | pa | ri | sc | sd | tn | tx | ut | vt
    va | wa | wv | wi | wy | pr | gu | vi | ab | bc | mb | nb | nl | ns | nt | nu | on | pe | qc | sk | yt
    nsw | vic | qld | act | tas | alabama | alaska | arizona | arkansas | california | colorado | connecticut
        delaware
    florida | georgia | hawaii | idaho | illinois | indiana | iowa | kansas | kentucky | louisiana | maine | maryland
    massachusetts | michigan | minnesota | mississippi | missouri | montana | nebraska | nevada | new hampshire
    new jersey | new mexico | new york | north carolina | north dakota | ohio | oklahoma | oregon | pennsylvania
    rhode island | south carolina | south dakota | tennessee | texas | utah | vermont | virginia | washington
    west virginia | wisconsin | wyoming | district of columbia | puerto rico | ontario | quebec | alberta | manitoba
    saskatchewan | british columbia | new brunswick | nova scotia | new south wales | victoria | queensland
    south australia | western australia"""
)

COUNTRIES = _listed(
    """us | usa | uk | gb | gbr | ca | can | au | aus | nz | nzl | ie | irl | de | deu | fr | fra | es | esp | nl
        nld
    be | at | ch | pt | it | dk | se | no | fi | pl | mx | br | in | united states | united states of america | u.s.a.
    u.s. | united kingdom | great britain | england | scotland | wales | ireland | canada | australia | new zealand
    germany | deutschland | france | spain | españa | netherlands | nederland | belgium | austria | switzerland
    portugal | italy | denmark | sweden | norway | finland | poland | mexico | brazil | india"""
)
