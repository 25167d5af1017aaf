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
    "display_name": "nombre para mostrar | nombre mostrado | nombre visible | mostrar como",
    "owner": "propietario",
    "email": """correo aviso | correo de aviso | correo | correo electronico | direccion de correo
        direccion de correo electronico | correos | direccion del correo electronico
        direccion correo electronico | e mail contacto | correo e | correo buzon | mail | e mail principal
        email principal | dir email | correoelec | buzon | correo facturas | correo facturacion
        correo para facturas | correo nominas | correo envio""",
    "phone": """fono | telefono | telefonos | numero de telefono | tfno | telf | tlf | telefono fijo | tlfno | fijo
        telefono principal | numero telefono | tel | tel fijo | tel oficina | telefono oficina """,
    "direct_phone": "telefono directo | linea directa | tel directo | directo",
    "mobile": """movil | celular | telefono movil | telefono celular | numero de celular | numero de movil | moviles
        cel | tel movil | numero movil | whatsapp | whats | cel whats | celular whatsapp | wsp | cel contacto""",
    "fax": "numero de fax",
    "website": """sitio web | pagina web | sitio | pagina de internet | direccion web | web corporativa | web | url
        pag web""",
    "address": """direccion | domicilio | direccion completa | domicilio fiscal | direccion fiscal
        domicilio social | domicilio completo | dir | dir fiscal | direccion social | domicilio actividad
        domicilio de la actividad | domicilio negocio | direccion en su pais | direccion en el extranjero
        direccion en el pais de origen""",
    "street": """calle | direccion linea | via publica | nombre de via | calle y numero | via | direccion calle
        nombre via | calle numero | calle y num | nombre de la via | nom vial | direccion linea 1 | calle principal
        domicilio calle | calle no""",
    "street2": """direccion linea dos | numero interior | piso | interior | direccion linea 2 | colonia | puerta
        escalera | piso puerta | num interior | numero int | complemento | col | barrio | dpto | depto
        portal piso""",
    "city": """ciudad | poblacion | localidad | municipio | delegacion o municipio | ciudad poblacion | loc
        delegacion | deleg | mpio | delegacion municipio | alcaldia | distrito | comuna | pob | pueblo | pobl""",
    "region_or_status": "estado",
    "region": """provincia | estado provincia | comunidad autonoma | provincia o estado | entidad federativa
        provincia estado | estado o provincia | region estado | estado o region | edo | prov | pcia
        departamento | estado region""",
    "postal_code": """codigo postal | cod postal | c p | distrito postal | cp | c postal | codpostal | cod post
        codigo de facturacion | codigo facturacion""",
    "country": "pais | pais region | pais o region | pais de residencia | cod pais region | codigo pais | nacion",
    "tax_id": """nif | cif | nif cif | cif nif | rfc | cuit | rut | nit | numero de identificacion fiscal
        id fiscal | dni | nif dni | dni nif | nie | ruc | cif nif dni | numero de identificacion
        identificacion fiscal | cuil | identificacion tributaria | numero de identificacion tributaria
        identificacion | nif iva | numero fiscal | numero identificacion | nro de cuit | numero de cuit
        numero cuit | numero de documento | vat | cuit cuil | cedula | documento | numero documento | cif dni
        nif dni nie | dni cif | nif vat | nif cif vat | nro documento | documento identidad | nif titular
        rfc cliente | cuit cliente | numero de identificacion fiscal federal
        numero de identificacion tributaria federal | numero de registro fiscal | registro fiscal | nif 1
        nie 1 | nif unico""",
    "code": """cod | codigo de cliente | codigo cliente | numero de cliente | cod cliente | clave | codigo
        clave cliente | number cliente | number de cliente | expediente | numero de expediente | id cliente
        numero cliente | num cliente | n cliente | n exp | numero exp | num exp | numero de cuenta | cuenta contable
        referencia | referencia cliente | ref cliente | id externo | codigo interno | cuenta contable cliente
        cod nuevo | exp | codigo ficha | codigo del cliente | cod de cliente | numero de expediente interno | ficha
        legajo""",
    "name": "nombre",
    "trading_name": """denominacion comercial | nombre comercial | nombre de fantasia | marca comercial
        nombre fantasia | rotulo""",
    "legal_name": "nombre fiscal | denominacion social | nombre legal | razon social completa | denominacion legal",
    "person_name": """nombre completo | nombre y apellidos | apellidos y nombre | apellidos nombre | nombre apellidos
        apellido y nombre | nombre y apellido | apellidos y nombres""",
    "attention": "a la atencion de",
    "first_name": "nombre de pila | primer nombre | nombres | nombre s",
    "middle_name": "segundo nombre",
    "last_name": "1er apellido | apellido | apellidos | primer apellido | apellido paterno | apellido 1 | apellido s",
    "suffix": "sufijo | sufijo del nombre",
    "salutation": "titulo social | tratamiento | saludo | trato | sr sra | prefijo | prefijo del nombre | tratam",
    "title": "titulo",
    "job_title": """titulo del trabajo | cargo | puesto | puesto de trabajo | funcion | ocupacion | profesion
        designacion""",
    "role": "rol | parentesco | relacion con el cliente",
    "birthday": """aniversario | fecha de nacimiento | fecha de cumpleanos | cumpleanos | fecha nacimiento
        nacimiento | f nacimiento
        fecha nac | f nac | fec nac""",
    "fiscal_year_end": """cierre ejercicio | cierre de ejercicio | fin de ejercicio | fecha de cierre
        cierre del ejercicio | fin del ejercicio | cierre fiscal | fecha cierre ejercicio | fecha cierre
        mes de cierre | mes cierre | cierre contable | fecha de cierre de ejercicio | ejercicio fiscal
        mes cierre ejercicio | mes de cierre de ejercicio | fecha de cierre del ejercicio | fin ejercicio | cierre""",
    "kind": """persona fisica moral | persona fisica o moral | tipo de cliente | tipo cliente | tipo de persona
        tipo persona | persona fisica o juridica | persona o empresa | fisica juridica | fisica moral
        tipo persona empresa | tipo de contribuyente | persona empresa | tipo persona fisica juridica | tipo titular
        pf pj""",
    "type": "tipo",
    "legal_form": "forma juridica | tipo de sociedad",
    "status": """situacion | estatus | estado del cliente | estado cliente | estatus cliente | estado actual | activo
        activo inactivo | activo s n""",
    "inactive": "inactivo | dado de baja",
    "priority": "prioridad",
    "description": "descripcion | actividad | objeto social | actividad economica",
    "notes": """mensaje | su mensaje | notas | observaciones | comentarios | comentario | anotaciones | observ
        obs | nota | notas internas | informacion adicional | notas adicionales | obs internas | obs generales
        ojo | atencion | a tener en cuenta | tener en cuenta | importante | avisos | aviso | no olvidar
        particularidades | notas personales | recordatorio | advertencias | puntos de atencion | otros datos
        otras notas | alertas""",
    "tags": "etiquetas | categorias | palabras clave | etiqueta | pertenencia a grupos | grupos",
    "services": """que servicio necesita | servicios requeridos | servicios solicitados | tipo de servicio
        servicios | servicios contratados | servicio | obligaciones contratadas | en que podemos ayudarle
        en que podemos ayudarte | como podemos ayudarle | servicio de interes | servicios de interes
        que necesita""",
    "assignee": """usuario responsable | usuario asignado | atiende | atendido por | lleva | asesor | gestor
        responsable | comercial | vendedor | agente | encargado | asignado a | contador | responsable asignado
        ejecutivo | contable | asesor asignado | responsable interno | encargado despacho | lo lleva
        quien lleva | quien lo lleva | propietario de la cuenta | propietario del contacto
        propietario de la empresa | propietario del registro | contador asignado | contable asignado | tecnico
        ejecutivo de cuenta | atendido por | llevado por | asesor entrante | nuevo asesor
        responsable en el despacho | responsable en el estudio | responsable en la gestoria
        responsable en la asesoria | responsable del cliente | responsable fiscal | responsable contable
        gestor fiscal | gestor laboral | asesor fiscal | asesor responsable | comercial asignado
        agente comercial | lleva fiscal | lleva laboral | lleva contabilidad | lleva contable | tramitador
        asesor laboral | responsable laboral fiscal | contador a cargo | a cargo de | persona a cargo
        encargado de cuenta | propietario del prospecto | propietario del candidato | propietario del lead
        propietario de posible cliente | propietario de lead | propietario de contacto | quien lo gestiona
        quien gestiona | quien lo atiende | contacto en el despacho | nuestro contacto | responsable despacho
        responsable interno del cliente | gestionado por | empleado del departamento de ventas
        empleado de ventas""",
    "since": """cliente desde | fecha alta | fecha de alta | alta | fecha de inicio de relacion
        fecha alta cliente | f alta | alta cliente | fecha de inicio | desde | fecha de ingreso
        inicio de relacion | antiguedad | fecha de inicio de servicio | inicio de servicio | fecha inicio
        cliente a partir de | fecha alta despacho | inicio servicios | alta despacho | alta en despacho
        alta en la gestoria | alta en gestoria | entro en | entro | con nosotros desde | esta con nosotros desde
        llego en | se incorporo | fecha incorporacion | fecha de incorporacion | ano de entrada
        cliente nuestro desde | incorporacion""",
    "group": """categoria | grupo | grupo de clientes | familia | grupo cliente | grupo empresarial | grupo familiar
        holding""",
    "client_name": """nombre del cliente | nombre cliente | nombre juridico | nombre de cuenta
        nombre de la cuenta | contribuyente | nombre del contribuyente | nom estab | nombre sn
        nombre del socio de negocios | nombre completo o razon social""",
    "main_phone": """centralita | conmutador | telefono centralita | telefono empresa | centralita organizacion
        numero de centralita de la organizacion | numero de centralita | telefono de la empresa | telefono general""",
    "area": "region",
    "known_as": "conocido como | conocida como",
}

QUALIFIERS = {
    "client": """cuenta | cliente | clientes | deudor | sn | socio de negocio | socio de negocios
        socio negocio | socio negocios""",
    "organization": """comunidad | entidad | empresa | razon social | organizacion | compania | sociedad
        nombre de la empresa | nombre empresa | compania relacionada | raz social | negocio | entidad juridica
        empleador | despacho | denominacion empresa | nombre o razon social | nombre razon social
        razon social o nombre | razon social nombre | razon social nombre completo
        apellidos y nombre o razon social | nombre comercial o razon social | denominacion | denominacion social
        apellidos nombre razon social | establecimiento | farmacia | clinica | negocio nombre | empresa asociada
        empresa vinculada | empresa relacionada | compania asociada | trabaja en | empresa donde trabaja""",
    "contact": """persona | contacto | persona de contacto | persona contacto | contacto principal
        pers contacto | contacto cliente | interlocutor | responsable laboral | con quien hablamos
        con quien hablar | persona que nos atiende | contacto en la empresa | interlocutor en la empresa""",
    "spouse": "conyuge | pareja",
    "taxpayer": "declarante | contribuyente | titular",
    "officer": """presidente | rep legal | administrador | socio | representante legal | apoderado
        representante | repr legal | administradora | socio administrador | gerente | titular representante
        director general | titular | administrador unico | comunero | comunera | dueno | duena
        duenos | socios | administradores | fundador | directivo | decisor | propietarios | autonomo titular
        empresario | empresaria | rep legal empresa | apoderada | consejero delegado | copropietario | patron
        jefe empresa""",
    "work": "trabajo | oficina | laboral | profesional | negocios | del trabajo | profesionales",
    "home": "casa | personal | domicilio particular | particular | particulares | personales | en casa",
    "billing": """facturacion | factura | destinatario de factura | destinatario factura
        destinatario de la factura | facturar a | factura a | de factura""",
    "mailing": "correspondencia | postal",
    "rank2": "segundo | segunda | secundario | otro | otra | alternativo",
    "noise": """primario | de | del | el | la | los | y | o | en | principal | para | al | valor | las | por
        un | una | privadas | internas | unico | extranjero""",
    "husband": "esposo | marido",
    "wife": "esposa | mujer",
}

STRANGERS = {
    DELIVERY: """envio | entrega | direccion de envio | direccion de entrega | destinatario de mercancias
        destinatario | destinatario de entrega | enviar a""",
    AMOUNTS: "saldo | limite de credito | credito | descuento | importe | facturacion anual | riesgo | tarifa",
    TERMS: """forma de pago | plazo de pago | moneda | divisa | vencimiento | lista de precios | condiciones de pago
        metodo de pago | regimen iva""",
    BANK: """banco | cuenta bancaria | cuenta contable | cuenta de cliente | clabe | entidad bancaria
        domiciliacion bancaria | domiciliado s n | domiciliado si no""",
    RECORDS: """creado | fecha de creacion | modificado | fecha de modificacion | ultima modificacion
        fecha creacion | marca temporal | fecha y hora""",
    MARKETING: """boletin | origen | fuente | campana | cancelacion | desuscrito | baja de correo | no enviar correo
        exclusion de correo""",
    NO_PLACE: """asistente | departamento | sexo | genero | estado civil | segundo apellido | apellido materno
        apodo | hijos | idioma | nacionalidad | sector | empleados | numero de empleados | colonia
        numero exterior | cnae | apartado postal | aniversario de boda | proveedor | epigrafe
        tipo de identificacion | tipo de documento | tipo de contacto | inscripcion | zona | lugar de nacimiento
        epigrafe iae | regimen fiscal | obligaciones | numero de la seguridad social | numero ss
        grupo contable | grupo contable cliente | no modificar | concepto | honorarios | indicativo
        prefijo telefono | asesor anterior | asesoria anterior | tipo direccion | tipo de direccion
        identificacion tributaria tipo | ayudante | del ayudante | nombre del ayudante | telefono del ayudante
        telefono del automovil | devolucion de llamada | localizador | radiotelefono | rdsi | jefe | iniciales
        clave fiscal | condicion iva | condicion frente al iva | iibb | ingresos brutos | registro patronal
        giro comercial | sigla | personas | contactos | negocios abiertos | departamento de la organizacion
        departamento de la empresa | remitente | notario | abogado | procurador | banquero | gestor bancario
        aseguradora | corredor | inmobiliaria | limpieza | limpiadora | administrador finca
        administrador de finca | administrador de fincas | administrador fincas | direccion anterior
        domicilio anterior | telefono anterior | correo anterior | nombre anterior | antigua direccion
        antiguo domicilio | asalariado | empleada hogar | usuario | usuario 1 | campo de usuario""",
}
