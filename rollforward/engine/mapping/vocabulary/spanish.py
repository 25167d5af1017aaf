"""Spanish words for the same things."""

from __future__ import annotations

CONCEPTS = {
    "email": "correo | correo electronico | direccion de correo",
    "phone": "telefono | telefonos | numero de telefono",
    "mobile": "movil | celular | telefono movil",
    "website": "sitio web | pagina web",
    "address": "direccion | domicilio",
    "street": "calle | direccion linea",
    "city": "ciudad | poblacion | localidad",
    "region": "provincia | estado | comunidad autonoma",
    "postal_code": "codigo postal",
    "country": "pais",
    "tax_id": "nif | cif | nif cif | cif nif | rfc | cuit | rut | nit | numero de identificacion fiscal | id fiscal",
    "code": "codigo de cliente | codigo cliente | numero de cliente",
    "name": "nombre | nombre o razon social | nombre del cliente | nombre cliente",
    "trading_name": "nombre comercial",
    "legal_name": "denominacion social",
    "person_name": "nombre completo | nombre de contacto | nombre del contacto",
    "last_name": "apellido | apellidos",
    "job_title": "cargo | puesto",
    "birthday": "fecha de nacimiento",
    "notes": "notas | observaciones | comentarios",
    "tags": "etiquetas",
    "assignee": "asesor | gestor",
}

QUALIFIERS = {
    "client": "cliente | clientes",
    "organization": "empresa | razon social",
    "contact": "contacto | persona de contacto",
    "noise": "de | del | el",
}
