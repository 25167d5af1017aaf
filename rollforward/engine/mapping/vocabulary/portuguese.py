"""Portuguese words for the same things."""

from __future__ import annotations

CONCEPTS = {
    "email": "correio eletronico",
    "phone": "telefone | numero de telefone",
    "mobile": "telemovel | telefone celular",
    "address": "endereco | morada",
    "street": "rua | logradouro",
    "city": "cidade | localidade",
    "postal_code": "cep",
    "tax_id": "cnpj | cpf | cpf cnpj | cnpj cpf | contribuinte",
    "code": "codigo do cliente",
    "name": "nome do cliente | nome da empresa | nome",
    "trading_name": "nome fantasia",
    "person_name": "nome completo | nome do contato",
    "first_name": "primeiro nome",
    "last_name": "sobrenome | apelido",
    "birthday": "data de nascimento",
    "notes": "observacoes | notas",
}

QUALIFIERS = {"contact": "contato", "noise": "da | do"}
