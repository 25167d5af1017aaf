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
    "display_name": "nome de exibicao | nome a exibir | nome para exibicao | nome exibido | exibir como",
    "owner": "proprietario",
    "email": """correio eletronico | endereco de email | e mail principal | endereco de e mail | endereco eletronico
        e mail | email principal | e mail boleto | e mail guias | e mail financeiro | e mail cobranca | email geral
        e mail geral | mail""",
    "phone": """telefone | numero de telefone | telef | tel fixo | telefone fixo | telefones | tlf
        telefone principal | fone | telefone comercial | tel | numero telefone | ddd telefone | telefone 1
        fone fixo""",
    "direct_phone": "telefone direto | linha direta | ramal direto",
    "mobile": """zap | whatsapp | tlmvl | telemovel | telefone celular | tlm | numero de telemovel | telefone movel
        telemoveis | celulares | celular comercial | celular | cel | telem | numero de celular | whats
        celular whatsapp | numero telemovel""",
    "fax": "numero de fax | fax comercial | fax | numero fax | n fax",
    "website": "site | pagina web | sitio web | pagina da internet | endereco web | sitio | website | home page",
    "address": """sede social | sede | endereco completo c cep | endereco | morada | endereco completo
        morada completa | morada fiscal | endereco principal | domicilio | domicilio fiscal | mor | morada da sede
        logradouro completo | end | end completo""",
    "street": """rua | logradouro | nome da rua | morada linha | endereco linha | rua e numero | rua numero
        endereco rua | morada linha 1 | endereco linha 1 | av rua | rua do endereco | rua endereco | av rua number""",
    "street2": """complemento | complemento do endereco | compl | andar | endereco linha 2 | numero endereco
        numero da porta | numero da rua | lote andar""",
    "city": """cidade | localidade | municipio | concelho | local | loc | cidade uf
        localidade postal""",
    "region": """uf | distrito | estado uf | unidade federativa | unidade da federacao | provincia | estado regiao
        regiao estado | estado provincia""",
    "postal_code": "codpost | cod post | cep | codigo postal | cod postal | cp | c postal",
    "country": "pais | pais regiao | cod pais regiao | codigo do pais | codigo pais | codpais | pais de residencia",
    "tax_id": """cgc cpf | cgc | ncont | number cont | cnpj | cpf | cpf cnpj | cnpj cpf | contribuinte | nipc
        numero de contribuinte | nif nipc | numero fiscal | number contribuinte | numero de identificacao fiscal
        niss | cpf ou cnpj | cnpj ou cpf | nif | numero contribuinte | n contribuinte | contrib | nº contribuinte
        cnpj cpf cei | cnpj cei caepf | cnpj basico | contribuinte number | numero de cpf | nipc nif | nif nipc vat
        cnpj cpf number | cpf cnpj number | vat | nif vat | numero fiscal nif""",
    "code": """codparc | number interno | number int | codigo do cliente | codigo cliente | number cliente
        numero de cliente | numero do cliente | codigo de integracao | cod cliente | codigo | cod
        numero cliente | n cliente | n cli | num cliente | id externo | referencia externa | referencia
        codigo interno | cod dominio | codigo dominio | numero da conta | cod empresa | codigo da empresa
        codigo empresa | numero pasta | pasta | numero novo | n pasta | numero interno | n interno | n o cliente
        codigo do pn | codigo pn | codigo do parceiro""",
    "name": "nome",
    "trading_name": "nome fantasia | nome comercial | fantasia | nome de fantasia",
    "legal_name": """nome fiscal | designacao social | denominacao social | firma social | razao social completa
        firma registada
        nome juridico | razao social""",
    "person_name": """nome completo | pessoa de contato | pessoa de contacto | nome e sobrenome | nome e apelido
        nome do responsavel | falar com | nome do contato principal""",
    "attention": "ao cuidado de | a atencao de",
    "first_name": "primeiro nome | nome proprio | nomes proprios",
    "middle_name": "nome do meio | segundo nome",
    "last_name": "sobrenome | apelido | ultimo nome | apelidos | nome de familia",
    "suffix": "sufixo | sufixo do nome",
    "salutation": "tratamento | saudacao | forma de tratamento | prefixo | prefixo do nome",
    "title": "titulo",
    "job_title": "cargo | funcao | profissao | cargo do responsavel | ocupacao | posicao",
    "role": "papel | relacao com o cliente",
    "birthday": """nasc | dt nasc | data nasc | data de nascimento | aniversario | data nascimento | nascimento
        dt nascimento | data de aniversario""",
    "fiscal_year_end": """fim do exercicio | encerramento do exercicio | fim de exercicio | data de encerramento
        fecho do exercicio | fim do ano fiscal | final do exercicio | mes de encerramento | encerramento
        fecho de contas | exercicio social fim | mes de fecho | fecho do ano | fim do periodo""",
    "kind": """tippessoa | tipo de pessoa | tipo de cliente | pessoa fisica ou juridica | tipo pessoa
        tipo cliente | pf pj
        pf ou pj | fisica juridica | fisica jurid""",
    "type": "tipo de empresa",
    "legal_form": "natureza juridica | forma juridica",
    "status": "situacao | situacao do cliente | ativo | situacao cadastral | estado do cliente",
    "inactive": "inativo",
    "priority": "prioridade",
    "description": "descricao | ramo de atividade | atividade | objeto social | resumo",
    "notes": """mensagem | observacoes internas | observacoes | notas | obs | observacao | anotacoes
        comentarios | nota | observ | informacoes adicionais | anotacao | atencao | importante
        pontos de atencao | ponto de atencao | lembretes | lembrete | cuidados | notas pessoais | avisos
        nao esquecer | particularidades | outras informacoes | alertas | historico | observacoes gerais
        obs gerais""",
    "tags": "etiquetas | marcadores | categorias | palavras chave | tags | grupos",
    "services": """que servico precisa | servicos desejados | servicos solicitados | servicos
        servicos contratados | servicos prestados | servico | como podemos ajudar | em que podemos ajudar
        servico de interesse | servicos de interesse | do que precisa""",
    "assignee": """usuario responsavel | usuario atribuido | atendido por | responsavel interno | colaborador
        colaborador responsavel | responsavel | vendedor | tecnico responsavel | contador responsavel
        contabilista | atribuido a | gestor de conta | consultor | gestor | responsavel interno
        usuario responsavel | utilizador responsavel | tec resp | tecnico | contabilista responsavel
        quem trata | quem cuida | proprietario da conta | proprietario do contato | proprietario da empresa
        proprietario do contacto | dono do lead | analista | analista dp | analista fiscal | analista contabil
        responsavel pela conta | encarregado | carteira de | quem faz | cc responsavel | cc responsavel interno
        toc responsavel | toc | contabilista certificado | responsavel fiscal | responsavel dp
        responsavel contabil | responsavel no gabinete | responsavel no escritorio | gestor de cliente
        gestor do cliente | contador | assessor | quem atende | quem e o responsavel | resp interno
        proprietario do lead | proprietario do registro | proprietario do registo | dono da conta
        dono do contato | nosso responsavel | responsavel nosso | quem acompanha | contato no escritorio
        responsavel aqui | atendimento por | cuidado por | gerenciado por | resp fiscal | resp contabil
        resp escritorio""",
    "since": """cliente desde | data de inicio | data de entrada | inicio do contrato | data de adesao | desde
        inicio | inicio contrato | inicio contr | inicio de contrato | data inicio contrato | entrada
        inicio do servico | data de inicio do contrato | cliente a partir de | data inicio | data entrada
        entrou em | entrou | conosco desde | connosco desde | cliente nosso desde | no escritorio desde
        data de ingresso | ingresso | ingressou em | veio em | chegou em | inicio com o escritorio
        inicio atendimento | data entrada escritorio | cliente des""",
    "group": "categoria de cliente | grupo | grupo de clientes | grupo economico | grupo empresarial | carteira",
    "client_name": """nomeparc | nome do cliente | nome cliente | nome da conta | designacao | contribuinte
        nome nome fantasia | nome do condominio | nome do contribuinte | mei nome | nome mei | nome do mei
        nome do pn | nome pn | nome do parceiro | nome parceiro""",
    "main_phone": "telefone geral | pabx | telefone principal da empresa | telefone da empresa",
    "region_or_status": "estado",
    "area": "regiao",
    "known_as": "conhecido como | conhecida como",
}

QUALIFIERS = {
    "client": "cliente | clientes | pn | parceiro de negocio | parceiro de negocios",
    "organization": """entidade | empresa | organizacao | companhia | sociedade | empresa relacionada | firma
        entidade empregadora | condominio | associacao | empregador | designacao social | nome da empresa
        nome ou razao social | nome razao social | razao social nome | razao social ou nome | nome empresa
        denominacao | nome do empregador | clinica | produtor | empreendimento | empresa associada
        empresa vinculada | nome da organizacao | trabalha em | trabalha na | empresa onde trabalha""",
    "contact": """contato | contacto | pessoa | contatos | pessoa de contacto | pessoa contacto
        contato principal | contacto preferencial | contacto principal | interlocutor | contato preferencial
        com quem falar | com quem falamos | contato na empresa | contacto na empresa | pessoa de la""",
    "spouse": "conjuge | conjugue | sujeito passivo b | sujeito passivo 2 | companheiro | companheira",
    "taxpayer": "declarante | titular | sujeito passivo a | sujeito passivo 1 | a sujeito passivo",
    "officer": """gerencia | gerente | socio | administrador | representante legal | socio gerente | soc gerente
        socia | socio administrador | responsavel legal | resp legal | sindico | titular | diretor
        responsavel pela empresa | medico socio | proprietario | dono | dona | donos | socios | administradores
        patrao | fundador | decisor | diretora | empresario | empresaria | proprietaria | gerencia nome
        representante""",
    "work": "comercial | trabalho | profissional | escritorio | empresa comercial | profissionais",
    "home": "casa | residencial | pessoal | particular | residencia | pessoais | em casa",
    "billing": """faturacao | faturamento | cobranca | fatura | destinatario da fatura | destinatario de fatura
        faturar para | faturar a | cobranca para""",
    "mailing": "correspondencia | postal",
    "rank2": "segundo | secundario | outro | outra | alternativo",
    "noise": "da | do | de | dos | das | a | em | principal | para | valor | na | ao | por | preferencial | basico",
    "husband": "esposo | marido",
    "wife": "esposa | mulher",
}

STRANGERS = {
    DELIVERY: """entrega | endereco de entrega | morada de entrega | expedicao | envio | entregar a
        entregar para | destinatario | enviar para""",
    AMOUNTS: "saldo | limite de credito | desconto | faturamento anual | valor",
    TERMS: """prazo de vencimento | condicao de pagamento | forma de pagamento | moeda | prazo de pagamento
        vencimento | tabela de precos | condicoes de pagamento""",
    BANK: "banco | conta bancaria | agencia | conta corrente | chave pix | pix | conta",
    RECORDS: """criado em | data de criacao | data de cadastro | modificado | ultima alteracao | atualizado em
        carimbo de data hora | carimbo de data""",
    MARKETING: "origem | fonte | campanha | descadastro | descadastrado | cancelamento | cancelar inscricao",
    NO_PLACE: """assistente | bairro | ddd | numero do endereco | inscricao estadual | inscricao municipal | cae
        cnae | sexo | genero | estado civil | departamento | nome abreviado | zona | regime iva | nacionalidade
        idioma | setor | numero de funcionarios | funcionarios | alcunha | filhos | caixa postal | fornecedor
        suframa | freguesia | regime tributario | dependentes | naturalidade | nao modificar | dia de nascimento
        senha | senha at | contador anterior | ano de nascimento | mes de nascimento | telefone do assistente
        telefone de retorno | telefone do carro | radiofone | nome do gerente | iniciais | rg | ie | ie rg
        insc estadual | insc municipal | inscr estadual | inscr municipal | nome pai | nome mae
        certificado digital | remetente | notario | advogado | seguradora | corretor | imobiliaria | limpeza
        faxineira | gerente do banco | gerente banco | gestor bancario | endereco antigo | endereco anterior
        morada antiga | morada anterior | telefone antigo | telefone anterior | email antigo | email anterior
        nome anterior | nome antigo | ramal | usuario | utilizador | utilizador 1 | usuario 1""",
}
