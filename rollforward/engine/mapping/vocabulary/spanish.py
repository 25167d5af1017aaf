"""Spanish words for the same things."""

from __future__ import annotations

from rollforward.engine.mapping.vocabulary.strangers import (
    AMOUNTS,
    BANK,
    DELIVERY,
    MARKETING,
    NO_PLACE,
    RECORDS,
    TERMS,
)

CONCEPTS = {
    "owner": "propietario",
    "email": """correo | correo electronico | direccion de correo | direccion de correo electronico | correos
        direccion del correo electronico | direccion correo electronico | e mail contacto | correo e""",
    "phone": """fono | telefono | telefonos | numero de telefono | tfno | telf | tlf | telefono fijo | tlfno | fijo
        telefono principal | numero telefono""",
    "mobile": """movil | celular | telefono movil | telefono celular | numero de celular | numero de movil | moviles""",
    "fax": "numero de fax",
    "website": "sitio web | pagina web | sitio | pagina de internet | direccion web | web corporativa",
    "address": "direccion | domicilio | direccion completa | domicilio fiscal | direccion fiscal | domicilio social",
    "street": """calle | direccion linea | via publica | nombre de via | calle y numero | via | direccion calle
        nombre via""",
    "street2": "direccion linea dos | numero interior | piso | interior",
    "city": "ciudad | poblacion | localidad | municipio | delegacion o municipio",
    "region_or_status": "estado",
    "region": """provincia | estado provincia | comunidad autonoma | provincia o estado | entidad federativa
        provincia estado | estado o provincia""",
    "postal_code": "codigo postal | cod postal | c p | distrito postal",
    "country": "pais | pais region | pais o region | pais de residencia",
    "tax_id": """nif | cif | nif cif | cif nif | rfc | cuit | rut | nit | numero de identificacion fiscal | id fiscal
        dni | nif dni | dni nif | nie | ruc | cif nif dni | numero de identificacion | identificacion fiscal | cuil
        identificacion tributaria | numero de identificacion tributaria | identificacion | nif iva | numero fiscal
        numero identificacion""",
    "code": """cod | codigo de cliente | codigo cliente | numero de cliente | cod cliente | clave | codigo
        clave cliente | number cliente | number de cliente | expediente | numero de expediente | id cliente""",
    "name": """nombre | nombre o razon social | nombre del cliente | nombre cliente | nombre razon social
        nombre fiscal""",
    "trading_name": "denominacion comercial | nombre comercial | nombre de fantasia | marca comercial",
    "legal_name": "denominacion social | nombre legal",
    "person_name": """nombre completo | nombre de contacto | nombre del contacto | nombre y apellidos
        apellidos y nombre | nombre contacto | apellidos nombre | nombre apellidos""",
    "attention": "a la atencion de",
    "first_name": "nombre de pila | primer nombre | nombres",
    "middle_name": "segundo nombre",
    "last_name": "1er apellido | apellido | apellidos | primer apellido | apellido paterno",
    "suffix": "sufijo",
    "salutation": "tratamiento | saludo",
    "title": "titulo",
    "job_title": "titulo del trabajo | cargo | puesto | puesto de trabajo | funcion",
    "role": "rol | parentesco | relacion con el cliente",
    "birthday": "aniversario | fecha de nacimiento | cumpleanos | fecha nacimiento | nacimiento | f nacimiento",
    "fiscal_year_end": """cierre ejercicio | cierre de ejercicio | fin de ejercicio | fecha de cierre
        cierre del ejercicio | fin del ejercicio | cierre fiscal | fecha cierre ejercicio""",
    "kind": "persona fisica moral | persona fisica o moral | tipo de cliente | tipo cliente",
    "type": "forma juridica | tipo de sociedad | tipo",
    "status": "situacion | estatus | estado del cliente | estado cliente",
    "inactive": "inactivo | dado de baja",
    "priority": "prioridad",
    "description": "descripcion | actividad | objeto social | actividad economica",
    "notes": "notas | observaciones | comentarios | comentario | anotaciones",
    "tags": "etiquetas | categorias | palabras clave",
    "services": "servicios | servicios contratados",
    "assignee": """asesor | gestor | responsable | comercial | vendedor | agente | encargado | asignado a | contador
        responsable asignado | ejecutivo | contable | asesor asignado""",
    "since": "cliente desde | fecha alta | fecha de alta | alta | fecha de inicio de relacion | fecha alta cliente",
    "group": "categoria | grupo | grupo de clientes | familia | grupo cliente",
}

QUALIFIERS = {
    "client": "cuenta | cliente | clientes | deudor",
    "organization": """comunidad | entidad | empresa | razon social | organizacion | compania | sociedad
        nombre de la empresa | nombre empresa""",
    "contact": "persona | contacto | persona de contacto | persona contacto",
    "spouse": "conyuge | esposa | esposo | pareja",
    "taxpayer": "declarante | contribuyente | titular",
    "officer": "presidente | rep legal | administrador | socio | representante legal | apoderado | representante",
    "work": "trabajo | oficina | laboral | profesional | negocios",
    "home": "casa | personal | domicilio particular | particular",
    "billing": "facturacion | factura",
    "mailing": "correspondencia | postal",
    "rank2": "segundo | segunda | secundario | otro | otra | alternativo",
    "noise": "primario | de | del | el | la | los | y | o | en | principal | para | al",
}

STRANGERS = {
    DELIVERY: "envio | entrega | direccion de envio | direccion de entrega",
    AMOUNTS: "saldo | limite de credito | credito | descuento | importe | facturacion anual | riesgo | tarifa",
    TERMS: """forma de pago | plazo de pago | moneda | divisa | vencimiento | lista de precios | condiciones de pago
        metodo de pago | regimen iva""",
    BANK: "banco | cuenta bancaria | cuenta contable | cuenta de cliente | clabe | entidad bancaria",
    RECORDS: "creado | fecha de creacion | modificado | fecha de modificacion | ultima modificacion | fecha creacion",
    MARKETING: "boletin | origen | fuente | campana",
    NO_PLACE: """departamento | sexo | genero | estado civil | segundo apellido | apellido materno | apodo | hijos
        idioma | nacionalidad | sector | empleados | numero de empleados | colonia | numero exterior | cnae
        apartado postal | aniversario de boda | proveedor | epigrafe | tipo de identificacion | tipo de documento
        tipo de contacto | inscripcion | zona""",
}
