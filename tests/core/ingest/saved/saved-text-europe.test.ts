// Saved pages in the manner of papers of the European continent and Latin America. The texts are our own; only
// the furniture is what such papers put around an editorial.
import { describe, it } from 'vitest'
import { DE, ES, expectRead, FR, IT, type Layout, PT, parted } from './saved-text-bodies.js'

const de = parted(DE)
const fr = parted(FR)
const es = parted(ES)
const it_ = parted(IT)
const pt = parted(PT)

const GERMAN: Layout[] = [
  [
    'a commentary with kicker, writer and stand',
    `Zum Inhalt springen\nAbo\nAnmelden\nPolitik\nWirtschaft\nMeinung\nFährverkehr :\nEin Wartesaal ist kein Schiff\nEin Kommentar von Anna Lee\n14.01.2026, 05:42\nLesezeit: 3 Min.\nMerken\nTeilen\nDrucken\nDie Fähre im Hafen von Skerry. Bild: dpa\n\n${de}\n\nQuelle: Nordzeitung\nArtikelrechte erwerben\nMehr zum Thema\nBrücke bleibt gesperrt\nEmpfehlungen\nKommentare (12)`,
    {
      title: 'Ein Wartesaal ist kein Schiff',
      posted: '2026-01-14T05:42',
      author: 'Anna Lee',
      lang: 'de',
      text: de,
    },
  ],
  [
    'a day in words, a clock with Uhr and the reading time',
    `Startseite\nMeinung\nLeitartikel\nFähren\nWer bezahlt, soll auch fahren dürfen\n14. Januar 2026, 18:27 Uhr\nLesezeit: 2 Min.\nVon Bo Ek\nVorlesen\nMerken\nTeilen\nFeedback\n\n${de}\n\n© NZ/boek\nRechte am Artikel können Sie hier erwerben.\nZur Startseite\nLesen Sie mehr zum Thema\nFähren\nNordsee`,
    { title: 'Wer bezahlt, soll auch fahren dürfen', posted: '2026-01-14T18:27', author: 'Bo Ek', text: de },
  ],
  [
    'both stamps, the second by its word',
    `Kommentar\nEin Wartesaal ist kein Schiff\nDie Inseln zahlen für Pläne. Sie sollten für Fahrten zahlen.\n\nCyril Young\nVeröffentlicht am 14.01.2026, 05.30 Uhr\nAktualisiert am 14.01.2026, 09.15 Uhr\n3 min\nMerken\nDrucken\nTeilen\n\n${de}\n\nPassend zum Artikel\nBrücke bleibt gesperrt\nMehr von Cyril Young`,
    {
      title: 'Ein Wartesaal ist kein Schiff',
      posted: '2026-01-14T05:30',
      updated: '2026-01-14T09:15',
      text: de,
    },
  ],
]

const FRENCH: Layout[] = [
  [
    'the section and what the editorial is, with a paragraph in bold above it',
    `Accéder au contenu\nSe connecter\nS’abonner\nDébats\nÉditoriaux\nTransports : une salle d’attente n’est pas un bateau\nÉditorial\nLe Quotidien\nLe contrat du bac récompense l’intention depuis dix ans, alors que les îles attendent des traversées.\n\nPublié le 14 janvier 2026 à 11h30, modifié le 14 janvier 2026 à 14h22\nTemps de Lecture 2 min.\nOffrir l’article\nPartager\n\n${fr}\n\nLe Quotidien\nContribuer\nRéutiliser ce contenu\nL’espace des contributions est réservé aux abonnés.\nLes plus lus`,
    {
      title: 'Transports : une salle d’attente n’est pas un bateau',
      posted: '2026-01-14T11:30',
      updated: '2026-01-14T14:22',
      lang: 'fr',
      text: fr,
    },
  ],
  [
    'writer, hour and edition of another house',
    `Accueil\nVox\nL’éditorial du Journal : «Le bac qui ne part pas»\nPar Anne Roe\nPublié le 13/01/2026 à 21:05 , mis à jour le 14/01/2026 à 07:40\nSujets\nbac\nîles\nCopier le lien\n\n${fr}\n\nÀ lire aussi\nLe pont fermé un an\nL’éditorial du Journal : «Le bac qui ne part pas»\nS’ABONNER\nS’abonner`,
    {
      title: 'L’éditorial du Journal : «Le bac qui ne part pas»',
      posted: '2026-01-13T21:05',
      updated: '2026-01-14T07:40',
      author: 'Anne Roe',
      text: fr,
    },
  ],
]

const IBERIAN: Layout[] = [
  [
    'an opinion with place and hour in capitals',
    `Ir al contenido\nOpinión\nEDITORIALES\nEditorial\nEl barco que no zarpa\nEl contrato premia la intención y no la travesía\n\nEl Diario\n14 ENE 2026 - 05:00 CET\nCompartir en Whatsapp\nCompartir en Facebook\nCompartir en Twitter\nCopiar enlace\nIr a los comentarios\n\n${es}\n\nArchivado En\nOpinión\nTransporte\nNormas ›\nMás información\nEl puente, cerrado un año\nLo más visto`,
    { title: 'El barco que no zarpa', posted: '2026-01-14T05:00:00+01:00', lang: 'es', text: es },
  ],
  [
    'an update in words below the first time',
    `Portada\nOpinión\nEditorial\nPagar por travesías, no por planes\nActualizado Miércoles, 14 enero 2026 - 00:58\nPublicado Miércoles, 14 enero 2026 - 00:05\nComentarios 12\n\n${es}\n\nTe puede interesar\nEl puente, cerrado\nTodos los derechos reservados`,
    {
      title: 'Pagar por travesías, no por planes',
      posted: '2026-01-14T00:05',
      updated: '2026-01-14T00:58',
      text: es,
    },
  ],
  [
    'a Brazilian page with hours in h and its opinion word',
    `Ir para o conteúdo\nMenu\nOPINIÃO\nO QUE A FOLHINHA PENSA\nUma sala de espera não é um barco\nContrato das balsas premia a intenção há dez anos\n\n14.jan.2026 às 22h00\nDê um conteúdo\nOuvir o texto\nDiminuir fonte\nAumentar fonte\n\n${pt}\n\neditoriais@folhinha.example\n\nTópicos relacionados\nLeia mais\nTudo sobre balsas`,
    { title: 'Uma sala de espera não é um barco', posted: '2026-01-14T22:00', lang: 'pt', text: pt },
  ],
  [
    'another Brazilian page with both its stamps',
    `Opinião\nEditorial\nPagar pela travessia, não pela promessa\nPor O Globinho\n14/01/2026 04h30  Atualizado 14/01/2026 07h15\n\n${pt}\n\nMais lidas\nMais do Globinho\nPróxima\nA ponte fechada`,
    {
      title: 'Pagar pela travessia, não pela promessa',
      posted: '2026-01-14T04:30',
      updated: '2026-01-14T07:15',
      author: 'O Globinho',
      text: pt,
    },
  ],
]

const ITALIAN: Layout[] = [
  [
    'a leader with its writer in capitals',
    `Vai al contenuto\nHome\nOpinioni\nEditoriali\nUna sala d’attesa non è una nave\ndi Anna Lee\n14 gennaio 2026 | 07:05\nAscolta l’articolo\n3 min\n\n${it_}\n\n14 gennaio 2026\n© RIPRODUZIONE RISERVATA\nLeggi anche\nIl ponte chiuso`,
    {
      title: 'Una sala d’attesa non è una nave',
      posted: '2026-01-14T07:05',
      lang: 'it',
      text: it_,
      author: 'Anna Lee',
    },
  ],
]

describe.each([
  ['German', GERMAN],
  ['French', FRENCH],
  ['Spanish and Portuguese', IBERIAN],
  ['Italian', ITALIAN],
])('%s papers:', (_, layouts) => {
  it.each(layouts)('%s', (...layout) => expectRead(layout))
})
