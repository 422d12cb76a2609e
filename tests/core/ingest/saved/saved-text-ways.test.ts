// The ways in which people and programs save a page as text: text browsers, converters, mails, archives,
// printers, editors that break lines, files in old character sets.
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../src/core/ingest/bytes/decode.js'
import { EN, expectRead, JA, KO, type Layout, parted, read, wrap } from './saved-text-bodies.js'

const text = parted(EN)
const title = 'A ferry that does not sail is no lifeline'
const posted = '2026-01-14T10:01'
const own = { title, posted, text }
const broken = (width: number, indent = '') => EN.map((one) => wrap(one, width, indent)).join('\n\n')

const PROGRAMS: Layout[] = [
  [
    'lynx: three blanks before each line, numbers before links, a list of them below',
    `   #[1]The Ledger [2]alternate\n\n   [3]Skip to content\n\n   [4]Home [5]News [6]Opinion\n\n   [7]Opinion\n\n                ${title}\n\n   Posted January 14, 2026 10:01\n\n   [8]Share [9]Print\n\n${EN.map((one, i) => wrap(i === 1 ? one.replace('terminal', '[10]terminal') : one, 68, '   ')).join('\n\n')}\n\n   [11]More opinion\n\nReferences\n\n   Visible links\n   1. https://ledger.example/feed\n   2. https://ledger.example/alternate\n   3. https://ledger.example/#content\n   4. https://ledger.example/\n   10. https://ledger.example/terminal\n   11. https://ledger.example/opinion\n`,
    own,
  ],
  [
    'w3m: no numbers, lines filled to eighty columns',
    `The Ledger\n[Search]\n• Home\n• News\n• Opinion\n\n${title}\n\nPosted January 14, 2026 10:01\n\n${broken(80)}\n\nMost read\n1. Bridge closed\n2. Toll to rise\n`,
    own,
  ],
  [
    'links: a frame of underscores and the address',
    `   Link: canonical\n   The Ledger\n\n   ${title}\n\n   Posted January 14, 2026 10:01\n\n   --------------------------------------------------------------------------\n\n${broken(74, '   ')}\n\n   --------------------------------------------------------------------------\n\n   © 2026 The Ledger\n`,
    own,
  ],
  [
    'pandoc: headings underlined, links as references',
    `The Ledger\n==========\n\n-   [Home](https://ledger.example/)\n-   [News](https://ledger.example/news)\n-   [Opinion](https://ledger.example/opinion)\n\n${title}\n${'-'.repeat(title.length)}\n\nPosted January 14, 2026 10:01\n\n![A ferry at the pier](https://ledger.example/ferry.jpg)\n\n${EN.map((one, i) => wrap(i === 1 ? one.replace('rebuilt', '[rebuilt](https://ledger.example/terminal)') : one, 72)).join('\n\n')}\n\n[Back to top](#top)\n`,
    own,
  ],
  [
    'Markdown: front matter, a heading, emphasis and links',
    `---\ntitle: ${title}\nsource: https://ledger.example/1\nauthor:\n  - "[[Ann Lee]]"\npublished: 2026-01-14T10:01\ncreated: 2026-01-15\ntags:\n  - clippings\n---\n# ${title}\n\n${EN.map((one) => one.replace('lifeline', '*lifeline*').replace('ministry', '[ministry](https://gov.example)')).join('\n\n')}\n`,
    { ...own, author: 'Ann Lee' },
  ],
  [
    'a converter that keeps addresses behind links in angle brackets',
    `The Ledger <https://ledger.example/>\n\n  * Home <https://ledger.example/>\n  * Opinion <https://ledger.example/opinion>\n\n\n  ${title}\n\nPosted January 14, 2026 10:01\n\n${EN.map((one, i) => wrap(i === 1 ? one.replace('rebuilt', 'rebuilt <https://ledger.example/terminal>') : one, 72)).join('\n\n')}\n\nShare <https://ledger.example/share>\n`,
    own,
  ],
  [
    'a reader view: site, headline, writer, minutes',
    `ledger.example\n${title}\nAnn Lee\n3–4 minutes\n\n${text}\n`,
    { title, text },
  ],
  [
    'a print with the date, title and page at each break',
    `1/15/26, 8:00 AM ${title} - The Ledger\n\n${title}\nPosted January 14, 2026 10:01\n\n${EN[0]}\n\n${EN[1]}\n\nhttps://ledger.example/opinion/1 1/2\n1/15/26, 8:00 AM ${title} - The Ledger\n\n${parted(EN.slice(2))}\n\nhttps://ledger.example/opinion/1 2/2\n`,
    own,
  ],
  [
    'a page of an archive of the web',
    `The Wayback Machine - https://web.archive.example/web/20260115080000/https://ledger.example/1\n\nHome\nOpinion\n\n${title}\n\nPosted January 14, 2026 10:01\n\n${text}\n`,
    own,
  ],
  [
    'a clipping of a data base with its labels in capitals',
    `1 of 1 DOCUMENT\n\nThe Ledger (Calder)\n\nJanuary 14, 2026 Wednesday\n\n${title}\n\nSECTION: OPINION; Pg. 12\n\nLENGTH: 612 words\n\n${text}\n\nLOAD-DATE: January 15, 2026\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\nCopyright 2026 The Ledger\nAll Rights Reserved\n`,
    { title, posted: '2026-01-14T00:00', text },
  ],
]

const MAILS: Layout[] = [
  [
    'a mail with its header and a signature',
    `From: Ann Lee <ann@ledger.example>\nTo: desk@masthead.example\nDate: Wed, 14 Jan 2026 10:01:00 +0900\nSubject: ${title}\n\n${broken(72)}\n\n-- \nAnn Lee\nThe Ledger\n`,
    { ...own, author: null },
  ],
  [
    'a forwarded mail',
    `---------- Forwarded message ---------\nFrom: The Ledger <news@ledger.example>\nDate: Wed, 14 Jan 2026 at 10:01\nSubject: ${title}\nTo: <desk@masthead.example>\n\n\n${broken(76)}\n\nUnsubscribe\n`,
    own,
  ],
  [
    'a quoted mail',
    `${[title, '', 'Posted January 14, 2026 10:01', '', ...broken(70).split('\n')].map((line) => `> ${line}`.trimEnd()).join('\n')}\n`,
    own,
  ],
  [
    'a newsletter with rules between its parts',
    `View this email in your browser\n\n****************************************\n\nTHE LEDGER\n\n${title}\n\nJanuary 14, 2026, 10:01\n\n----------------------------------------\n\n${text}\n\n----------------------------------------\n\nYou are receiving this email because you signed up.\nUnsubscribe | Manage preferences\n`,
    own,
  ],
]

const HANDS: Layout[] = [
  ['the text alone below its headline', `${title}\n\n${text}`, { title, text }],
  [
    'a head in one block, hard against its text',
    `The Ledger\nOpinion\n${title}\nBy Ann Lee\nJanuary 14, 2026 10:01\n${EN.join('\n')}`,
    { ...own, author: 'Ann Lee' },
  ],
  ['lines broken at sixty columns', `${title}\n\nJanuary 14, 2026 10:01\n\n${broken(60)}`, own],
  ['lines broken at a hundred columns', `${title}\n\nJanuary 14, 2026 10:01\n\n${broken(100)}`, own],
  [
    'a headline in two lines that are broken, too',
    `A ferry that does not sail is no lifeline, and a waiting room is not a\nferry\n\nJanuary 14, 2026 10:01\n\n${broken(72)}`,
    { ...own, title: 'A ferry that does not sail is no lifeline, and a waiting room is not a ferry' },
  ],
  [
    'tabs before each paragraph',
    `${title}\nJanuary 14, 2026 10:01\n${EN.map((one) => `\t${one}`).join('\n')}`,
    own,
  ],
  [
    'three blank lines between paragraphs',
    `${title}\n\n\n\nJanuary 14, 2026 10:01\n\n\n\n${EN.join('\n\n\n\n')}`,
    own,
  ],
  [
    'blanks that are not spaces',
    `${title}\n\u00a0\nJanuary\u00a014,\u00a02026\u00a010:01\n\u00a0\n${EN.join('\n\u00a0\n')}\n\u3000`,
    own,
  ],
  ['line ends of old Macintoshes', `${title}\r\rJanuary 14, 2026 10:01\r\r${EN.join('\r\r')}`, own],
  ['the body twice', `${title}\n\nPosted January 14, 2026 10:01\n\n${text}\n\n${title}\n\n${text}`, own],
  [
    'the whole page twice',
    `Home\nOpinion\n\n${title}\n\nPosted January 14, 2026 10:01\n\n${text}\n\nShare\nMost Viewed\n1 Bridge closed\n\nHome\nOpinion\n\n${title}\n\nPosted January 14, 2026 10:01\n\n${text}\n\nShare`,
    own,
  ],
  [
    'a sentence of the text pulled out of it',
    `${title}\n\nJanuary 14, 2026 10:01\n\n${EN[0]}\n\n${EN[1]}\n\n“Every cancellation is one too many”\n\n${parted(EN.slice(2))}`,
    own,
  ],
  [
    'a cookie banner above all',
    `We value your privacy\nWe and our 842 partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers and standard information sent by a device for personalised ads and content.\nAccept all\nReject all\nManage options\n\nHome\nNews\nOpinion\n\n${title}\n\nJanuary 14, 2026 10:01\n\n${text}`,
    own,
  ],
  [
    'a cookie banner below all',
    `${title}\n\nJanuary 14, 2026 10:01\n\n${text}\n\nThis site uses cookies and other tracking technologies to assist with navigation and your ability to provide feedback, and to analyse your use of our products and services.\nAccept\nDecline\nCookie Settings`,
    own,
  ],
  [
    'comments below the text',
    `${title}\n\nJanuary 14, 2026 10:01\n\n${text}\n\nComments (3)\n\nSort by: newest\n\nislander62\n2 hours ago\nWe have been saying this for years and nobody in the capital has ever listened to a word of it.\nReply\n\nBo Ek\n3 hours ago\nThe minister should take the ferry himself. He would be waiting still.\nReply\nLike 12`,
    own,
  ],
  [
    'related headlines amid the text',
    `${title}\n\nJanuary 14, 2026 10:01\n\n${EN[0]}\n\n${EN[1]}\n\nRELATED\nBridge closed for a year\nToll to rise in March\n\n${parted(EN.slice(2))}`,
    own,
  ],
  [
    'subheads and a list, which are text',
    `${title}\n\nJanuary 14, 2026 10:01\n\n${EN[0]}\n\nWhat a lifeline is\n\n${EN[1]}\n\nThe new contract should:\n\n* pay for crossings that happen;\n* name the engineer;\n* end after five years.\n\n${EN[4]}`,
    {
      ...own,
      text: [
        EN[0],
        'What a lifeline is',
        EN[1],
        'The new contract should:',
        'pay for crossings that happen;',
        'name the engineer;',
        'end after five years.',
        EN[4],
      ].join('\n\n'),
    },
  ],
  [
    'a text of short paragraphs',
    `${title}\n\nJanuary 14, 2026 10:01\n\nThe ferry did not sail.\n\nIt did not sail on Monday, nor on Tuesday.\n\nThe operator blamed the wind. There was none.\n\nNobody resigned.\n\nSomebody should.`,
    {
      ...own,
      text: 'The ferry did not sail.\n\nIt did not sail on Monday, nor on Tuesday.\n\nThe operator blamed the wind. There was none.\n\nNobody resigned.\n\nSomebody should.',
    },
  ],
  [
    'a single sentence',
    `Home\nNews\nOpinion\n\n${title}\n\nPosted January 14, 2026 10:01\n\nThe ferry that links the outer islands to the mainland should be paid for crossings that happen.\n\nMost Viewed\n1 Bridge closed`,
    {
      ...own,
      text: 'The ferry that links the outer islands to the mainland should be paid for crossings that happen.',
    },
  ],
  [
    'one long paragraph',
    `${title}\n\nPosted January 14, 2026 10:01\n\n${EN.join(' ')}`,
    { ...own, text: EN.join(' ') },
  ],
  [
    'headline in capitals',
    `OPINION\n\nA FERRY THAT DOES NOT SAIL IS NO LIFELINE\n\nJANUARY 14, 2026 10:01\n\n${text}`,
    { ...own, title: title.toUpperCase() },
  ],
  [
    'a headline of two words',
    `The Ledger\nOpinion\n\nFerry tales\n\nPosted January 14, 2026 10:01\n\n${text}`,
    { ...own, title: 'Ferry tales' },
  ],
  [
    'a headline that ends in a question',
    `Opinion\n\nWho pays for a ferry that does not sail?\n\nPosted January 14, 2026 10:01\n\n${text}`,
    { ...own, title: 'Who pays for a ferry that does not sail?' },
  ],
  [
    'a headline with the site’s name behind it at the top, and alone below',
    `${title} - The Ledger\n\nHome\nNews\nOpinion\n\n${title}\n\nPosted January 14, 2026 10:01\n\n${text}`,
    own,
  ],
  [
    'a correction below the text',
    `${title}\n\nJanuary 14, 2026 10:01\n\n${text}\n\nThis article was amended on 15 January 2026 to correct the number of sailings.`,
    own,
  ],
]

describe.each([
  ['programs', PROGRAMS],
  ['mail programs', MAILS],
  ['hands', HANDS],
])('as %s save it:', (_, layouts) => {
  it.each(layouts)('%s', (...layout) => expectRead(layout))
})

describe('old character sets', () => {
  it.each([
    ['EUC-KR', KO, '[사설] 대합실보다 배가 먼저다', '입력 2026.01.14 10:01'],
    ['Shift_JIS', JA, '（社説）離島航路　待合室は船ではない', '2026年1月14日 10時01分'],
    ['windows-1252', EN, title, 'Posted January 14, 2026 10:01'],
    ['UTF-16LE', EN, title, 'Posted January 14, 2026 10:01'],
  ])('%s is read as the same page in UTF-8', (charset, body, headline, dateline) => {
    const page = `${headline}\r\n\r\n${dateline}\r\n\r\n${body.join('\r\n\r\n')}\r\n`
    const bytes = iconv.encode(page, charset, { addBOM: charset.startsWith('UTF-16') })
    expect(read(decode(bytes))).toMatchObject({
      title: headline,
      posted: '2026-01-14T10:01:00+09:00',
      text: parted(body),
    })
  })
})
