"""Portuguese words for the same things."""

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
    "owner": "proprietario",
    "email": "correio eletronico | endereco de email | e mail principal | endereco de e mail | endereco eletronico",
    "phone": """telefone | numero de telefone | telef | tel fixo | telefone fixo | telefones | tlf | telefone principal
        fone | telefone comercial""",
    "mobile": """zap | whatsapp | tlmvl | telemovel | telefone celular | tlm | numero de telemovel
        telefone movel | telemoveis | celulares | celular comercial""",
    "fax": "numero de fax",
    "website": "site | pagina web | sitio web | pagina da internet | endereco web",
    "address": """sede social | sede | endereco completo c cep | endereco comercial | endereco | morada
        endereco completo | morada completa | morada fiscal | endereco principal""",
    "street": "rua | logradouro | nome da rua | morada linha | endereco linha | rua e numero",
    "street2": "complemento | complemento do endereco",
    "city": "cidade | localidade | municipio | concelho",
    "region": "uf | distrito | estado uf | unidade federativa | unidade da federacao",
    "postal_code": "codpost | cod post | cep | codigo postal | cod postal",
    "country": "pais",
    "tax_id": """ncont | number cont | cnpj | cpf | cpf cnpj | cnpj cpf | contribuinte | nipc
        numero de contribuinte | nif nipc | numero fiscal | number contribuinte | numero de identificacao fiscal
        niss | cpf ou cnpj | cnpj ou cpf""",
    "code": """number interno | number int | codigo do cliente | codigo cliente | number cliente
        numero de cliente | numero do cliente | codigo de integracao | cod cliente | codigo""",
    "name": "nome do cliente | nome da empresa | nome | nome cliente | nome ou razao social | nome razao social",
    "trading_name": "nome fantasia | nome comercial | fantasia | nome de fantasia",
    "legal_name": "designacao social | razao social | denominacao social | firma social",
    "person_name": """nome completo | nome do contato | nome do contacto | nome contato | pessoa de contato
        pessoa de contacto | nome e sobrenome""",
    "attention": "ao cuidado de | a atencao de",
    "first_name": "primeiro nome | nome proprio",
    "middle_name": "nome do meio | segundo nome",
    "last_name": "sobrenome | apelido | ultimo nome | apelidos",
    "suffix": "sufixo",
    "salutation": "tratamento | saudacao | forma de tratamento",
    "title": "titulo",
    "job_title": "cargo | funcao",
    "role": "papel | relacao com o cliente",
    "birthday": "dt nasc | data nasc | data de nascimento | aniversario | data nascimento | nascimento",
    "fiscal_year_end": """fim do exercicio | encerramento do exercicio | fim de exercicio | data de encerramento
        fecho do exercicio | fim do ano fiscal | final do exercicio""",
    "kind": "tipo de pessoa | tipo de cliente | pessoa fisica ou juridica | tipo pessoa | tipo cliente",
    "type": "natureza juridica | tipo de empresa | forma juridica",
    "status": "situacao | situacao do cliente | ativo",
    "inactive": "inativo",
    "priority": "prioridade",
    "description": "descricao | ramo de atividade | atividade | objeto social",
    "notes": "observacoes internas | observacoes | notas | obs | observacao | anotacoes | comentarios",
    "tags": "etiquetas | marcadores | categorias | palavras chave",
    "services": "servicos | servicos contratados | servicos prestados",
    "assignee": """colaborador | colaborador responsavel | responsavel | vendedor | tecnico responsavel
        contador responsavel | contabilista | atribuido a | gestor de conta | consultor | gestor | comercial""",
    "since": "cliente desde | data de inicio | data de entrada | inicio do contrato | data de adesao",
    "group": "categoria de cliente | grupo | grupo de clientes | grupo economico",
}

QUALIFIERS = {
    "client": "cliente | clientes",
    "organization": "entidade | empresa | organizacao | companhia | sociedade",
    "contact": "contato | contacto | pessoa | contatos",
    "spouse": "conjuge | esposa | esposo | marido",
    "taxpayer": "declarante | titular",
    "officer": "gerencia | gerente | socio | administrador | representante legal | socio gerente",
    "work": "comercial | trabalho | profissional | escritorio",
    "home": "casa | residencial | pessoal | particular",
    "billing": "faturacao | faturamento | cobranca | fatura",
    "mailing": "correspondencia | postal",
    "rank2": "segundo | secundario | outro | outra | alternativo",
    "noise": "da | do | de | dos | das | e | o | a | em | principal | para",
}

STRANGERS = {
    DELIVERY: "entrega | endereco de entrega | morada de entrega | expedicao | envio",
    AMOUNTS: "saldo | limite de credito | desconto | faturamento anual | valor",
    TERMS: """prazo de vencimento | condicao de pagamento | forma de pagamento | moeda | prazo de pagamento
        vencimento | tabela de precos | condicoes de pagamento""",
    BANK: "banco | conta bancaria | agencia | conta corrente | chave pix | pix | conta",
    RECORDS: "criado em | data de criacao | data de cadastro | modificado | ultima alteracao | atualizado em",
    MARKETING: "origem | fonte | campanha",
    NO_PLACE: """bairro | ddd | numero do endereco | inscricao estadual | inscricao municipal | cae | cnae | sexo
        genero | estado civil | departamento | nome abreviado | zona | regime iva | nacionalidade | idioma | setor
        numero de funcionarios | funcionarios | alcunha | filhos | caixa postal | fornecedor | suframa | freguesia
        regime tributario""",
}
