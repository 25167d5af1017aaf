"""What a client is: legal forms, the tax returns that stand for them, filing statuses."""

from __future__ import annotations

from rollforward.engine.meanings.circles.circle import circle

ENTITIES = circle("""
individual: individual | individuals | 1040 | 1040nr | 1040sr | person | persons | people | personal | private
    private person | private individual | private client | natural person | individual taxpayer | personal tax | sa100
    t1 | privat | privatperson | privatpersonen | natürliche person | particulier | particuliers | personne physique
    persona física | persona natural | particular | natuurlijk persoon | natuurlijke persoon | pessoa física
    pessoa singular | particuliere klant
sole_proprietor > individual: sole proprietor | sole proprietorship | sole proprietors | sole prop | sole props
    schedule c | sch c | 1040 schedule c | 1040 sch c | 1040c | sole trader | sole traders | self employed
    self employed individual | freelancer | freelance | single member llc disregarded | einzelunternehmen
    einzelunternehmer | einzelunternehmerin | einzelfirma | freiberufler | freiberuflich | selbständig | selbstständig
    e.K. | eingetragener Kaufmann | entreprise individuelle | entrepreneur individuel | auto entrepreneur
    micro entrepreneur | micro entreprise | eirl | travailleur indépendant | indépendant | autónomo | autónomos
    trabajador autónomo | empresario individual | eenmanszaak | zzp | zzp'er | empresário em nome individual
    empresário individual | eni | mei | microempreendedor individual | trabalhador independente | autônomo
business: business | businesses | company | companies | organization | organizations | organisation | organisations
    entity | firm | corporate | corporate client | business client | legal entity | commercial | firma | unternehmen
    betrieb | geschäftskunde | gewerblich | juristische person | entreprise | société | professionnel
    personne morale | empresa | empresas | negocio | sociedad | persona jurídica | persona moral | bedrijf | bedrijven
    onderneming | zakelijk | rechtspersoon | pessoa jurídica | pj | pessoa coletiva | organisatie
corporation > business: corporation | corporations | corp | inc | incorporated | kapitalgesellschaft | corporación
    kapitaalvennootschap | t2
s_corp > corporation: s corp | s corps | s corporation | s corporations | sub s | sub s corp | sub s corporation
    subchapter s | subchapter s corporation | 1120s | small business corporation
c_corp > corporation: c corp | c corps | c corporation | c corporations | sub c | subchapter c | 1120
    regular corporation
llc > business: llc | llcs | limited liability company | limited liability companies | limited liability co | pllc
    professional llc
single_member_llc > llc sole_proprietor: single member llc | smllc | sm llc | llc single member | disregarded entity
    disregarded llc
multi_member_llc > llc partnership: multi member llc | mmllc | mm llc | llc multi member | llc partnership
    partnership llc | llc 1065
s_corp_llc > llc s_corp: llc s corp | s corp llc | llc taxed as s corp | llc taxed as s corporation | llc 1120s
c_corp_llc > llc c_corp: llc c corp | c corp llc | llc taxed as c corp | llc taxed as c corporation
partnership > business: partnership | partnerships | general partnership | 1065 | sa800 | t5013 | personengesellschaft
    gbr | gesellschaft bürgerlichen rechts | ohg | offene handelsgesellschaft | société en nom collectif | snc
    sociedad civil | sociedad colectiva | comunidad de bienes | vof | vennootschap onder firma | maatschap
limited_partnership > partnership: limited partnership | lp | family limited partnership | flp | kg
    kommanditgesellschaft | gmbh & co. kg | gmbh & co kg | commanditaire vennootschap | cv
llp > partnership: llp | limited liability partnership | partg | partgmbb
ltd > corporation: ltd | limited | limited company | ltd company | private limited company
    private limited company by shares | pty ltd | pty limited | pty | proprietary limited | pvt ltd | ct600 | ltd co
plc > corporation: plc | public limited company
gmbh > corporation: gmbh | gesellschaft mit beschränkter haftung | ug | ug (haftungsbeschränkt)
    ug haftungsbeschränkt | unternehmergesellschaft
ag > corporation: ag | aktiengesellschaft
sarl > corporation: sarl | eurl | société à responsabilité limitée
sas > corporation: sas | sasu | société par actions simplifiée
sa > corporation: s.a. | société anonyme | sociedad anónima | sociedade anónima | sociedade anônima | s/a
sl > corporation: s.l. | slu | s.l.u. | sociedad limitada | sociedad de responsabilidad limitada | srl
bv > corporation: bv | besloten vennootschap
nv > corporation: nv | naamloze vennootschap
lda > corporation: lda | ltda | sociedade por quotas | sociedade limitada | unipessoal lda
nonprofit > business: nonprofit | nonprofits | nonprofit organization | nonprofit organisation | not for profit
    not for profit organization | nfp | npo | 501c3 | 501(c)(3) | 501c | tax exempt | exempt | exempt organization
    990 | 990ez | 990n | 990pf | charity | charities | charitable organization | foundation | verein
    e.V. | eingetragener verein | gemeinnützig | stiftung | association | asbl | association loi 1901 | fondation
    organisme sans but lucratif | osbl | sin fines de lucro | sin ánimo de lucro | asociación | fundación | ong
    vzw | stichting | vereniging | anbi | sem fins lucrativos | associação | fundação | t1044
fiduciary: 1041 | fiduciary | trust and estate | trusts and estates | estate and trust | estates and trusts | t3
    trust estate | estate trust | sa900
trust > fiduciary: trust | trusts | family trust | living trust | revocable trust | irrevocable trust | grantor trust
    discretionary trust | unit trust | fideicomiso | fiducie
estate > fiduciary: estate | estates | deceased estate | decedent estate | decedents estate | nachlass | succession
    sucesión | herencia | nalatenschap | espólio
cooperative > business: cooperative | cooperatives | coop | co-operative | genossenschaft | eG | coopérative
    cooperativa | coöperatie
government > business: government | governmental | municipality | public sector | öffentliche hand | secteur public
    sector público | overheid | setor público
""")

FILING = circle("""
single: single | unmarried | alleinstehend | célibataire | soltero | alleenstaand | solteiro
joint: married filing jointly | married filing joint | mfj | joint | married joint | zusammenveranlagung
separate: married filing separately | married filing separate | mfs | married separate | einzelveranlagung
head: head of household | hoh
survivor: qualifying surviving spouse | qualifying widow | qualifying widower | qualifying widow(er) | qw | qss
    surviving spouse
""")
