"""Words that say how far something got, and what an address or a phone is no longer or has become, in all languages."""

from __future__ import annotations


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: At the end of a header: *Engagement letter signed*, *Address updated*, *2031 télétransmise*.
DONE = _listed(
    """
    filed mailed emailed sent signed received lodged reviewed approved linked updated renewed uploaded scanned
    completed delivered asked promised posted efiled accepted rejected confirmed checked verified returned submitted
    entered scheduled called requested finished printed shared cancelled canceled expired issued collected billed
    invoiced notified paid done opened clicked unsubscribed converted
    envoye envoyee envoyes envoyees recu recue recus recues signe signee signes signees paye deposee depose deposes
    deposees teletransmis teletransmise fait faite faites transmis transmise validee
    enviada enviadas recibido recibida firmado firmada presentado presentada pagado pagada hecho hecha entregado
    entregada gesendet erhalten unterschrieben bezahlt abgegeben erledigt eingereicht verschickt versendet gepruft
    ubermittelt verzonden verstuurd ontvangen getekend betaald ingediend gedaan verwerkt gecontroleerd
    recebido recebida assinado assinada pago paga entregue feito feita
"""
)

#: *New address* is taken, *old address* is not; also behind the thing, as *Dirección anterior*.
NEW = _listed(
    """
    new updated neu neue neuer neues nuevo nueva nouveau nouvelle nouvel nieuw nieuwe novo nova corrected revised latest
"""
)
OLD = _listed(
    """
    old former previous prior alte alter altes alten fruhere fruherer bisherige bisheriger vorherige ehemalige
    anterior anteriores antiguo antigua ancien ancienne precedent precedente oud oude vorige vroegere antigo antiga
"""
)

#: What stands behind these says for what the thing is used.
PURPOSE = frozenset({"for", "fur", "para", "pour", "voor", "p"})

#: Things that clients own, rent or work on: where they are is no address of the client.
PLACES = _listed(
    """
    rental rentals property properties parcel land vacation tenant job jobsite project inmueble bien immeuble logement
    objekt immobilie mietobjekt pand imovel terreno obra baustelle chantier vehicle bank landlord school storage lot
    unit flat lake cabin cottage apartment house second emergency doctor site facility branch vivienda local piso
    location locatif locative vakantiewoning huurpand wohnung grundstuck mietshaus ferienwohnung garage lender
    previous delivery shipping event venue pickup loading service installation
"""
)
