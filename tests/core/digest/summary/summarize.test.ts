import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain, type SummarySpan, summarize } from '../../../../src/core/digest/summary/summarize.js'
import { graphemesOf } from '../../../../src/core/graphemes.js'
import type { Role } from '../../../../src/core/model.js'
import { newsroom, root } from '../newsroom.js'

const harbor = {
  title: 'Keep the lights on in the harbor',
  language: 'en',
  text: `On the north quay the lamps go out at nine. A fisherman we met there was counting his nets by telephone.

The council switched the lights off in October to save $40,000 a year. “We must all make sacrifices,” Mayor Jane Holt said. The port authority said the council should close the quay altogether.

But turning off the lights is a mistake. Ships that cannot land at night go elsewhere, because every hour at anchor costs a captain money. The town would lose far more than it saves.

The council should switch the harbor lights back on by Jan. 20. The nets can wait no longer.`,
}

/** Editorials that grant something to the other side before they answer it. */
const conceding = [
  {
    language: 'en',
    title: 'The count must be checked by hand',
    text: `The new counting machines arrived in a lorry on Friday. The county bought them without a trial.

Critics worry about errors of tired clerks, and they have a point, because a hand count of the last ballot took nine days and missed forty votes. But a machine that nobody may open cannot be trusted by those who lose.

A recount by hand of one precinct in twenty is the price of an honest result. There is a risk that it costs a week. That is a week worth waiting for.

The county clerk should draw the precincts in public on election night.`,
    granted: 'tired clerks',
    position: 'the price of an honest result',
  },
  {
    language: 'ko',
    title: '새벽 지하철, 청소 노동자부터 보라',
    text: `지하철 첫차는 5시 30분에 떠난다. 새벽 4시에 출근하는 청소 노동자는 첫차를 타지 못한다. 이들은 심야버스 두 대를 갈아탄다.

일각에서는 새벽 운행이 정비 시간을 줄여 사고 위험을 키운다고 우려한다. 하지만 정비 시간은 노선을 나누어 확보할 수 있다. 인력을 늘리지 않으면 낮 시간 고장도 줄지 않는다.

정비 인력이 모자라 새벽에 못 다닌다는 말은 예산을 쓰지 않겠다는 말일 뿐이다.

교통부는 새벽 4시 30분 첫차를 시범 운행해야 한다.`,
    granted: '일각에서는',
    position: '예산을 쓰지 않겠다는 말일 뿐이다',
  },
  {
    language: 'ja',
    title: '夜間の救急を守れ',
    text: `県立病院の夜間救急が4月から休止する。医師が足りないためだ。

休止で医師の過労が減り、危険が避けられるのは確かだ。しかし、最も近い病院まで1時間かかる町が残る。搬送に時間がかかれば、助かる命も失われかねない。

医師を集約するだけでは、過疎地の患者は助からない。

県は大学と協定を結び、当直医を派遣する仕組みを整えるべきだ。`,
    granted: '過労が減り',
    position: '医師を集約するだけでは',
  },
]

/** Editorials that ask twice, the second time in passing. */
const asking = [
  {
    language: 'en',
    title: 'A seat for the nurses',
    text: `The hospital trust has eleven members and not one nurse. The trust met on Tuesday.

It is wrong to run a hospital without anybody who works nights in it. Nobody on the trust has seen a ward after dark, because nobody had to.

The health minister must appoint two nurses before June. He ought to say something now.`,
    demand: 'must appoint two nurses',
    afterthought: 'ought to say something',
  },
  {
    language: 'ko',
    title: '다리 점검, 장마 전에 끝내야',
    text: `강을 건너는 다리 스물네 곳이 3년째 점검을 받지 못했다. 예산이 없다는 이유였다.

사고가 난 뒤에 쓰는 돈은 예산이 아니라 벌금이다. 점검을 미루면 작은 금이 큰 붕괴를 부르기 때문이다.

국토교통부는 장마 전에 점검 계획을 마련해야 한다. 국회도 추가 예산을 서둘러 처리해야 한다.`,
    demand: '국토교통부는',
    afterthought: '국회도',
  },
  {
    language: 'ja',
    title: '給食の無償化　財源なき約束は続かない',
    text: `来春から小学校の給食が無償になる。市は3年分の費用を基金から出すという。

一時の金で続く制度を約束するのは無責任だ。食材の値上がりが続けば、費用は見込みを超えかねない。

政府は恒久財源の裏付けを国会に示すべきだ。地場の食材を使う工夫も広げてほしい。`,
    demand: '恒久財源',
    afterthought: '地場の食材',
  },
]

function byRole(summary: SummarySpan[], role: Role): string | undefined {
  return summary.find((span) => span.role === role)?.text
}

describe('the summary of an editorial', () => {
  it('says what the paper holds, why, and what it demands of whom', () => {
    const summary = summarize({ ...harbor, sentences: 3 })
    expect(byRole(summary, 'position')).toBe('But turning off the lights is a mistake.')
    expect(byRole(summary, 'reason')).toMatch(/^Ships that cannot land|^The town would lose/)
    expect(byRole(summary, 'demand')).toBe('The council should switch the harbor lights back on by Jan. 20.')
  })

  it('never takes the demands of others for those of the paper', () => {
    const demand = summarize({ ...harbor, sentences: 3 }).find(({ role }) => role === 'demand')
    expect(demand?.text).not.toMatch(/sacrifices|altogether/)
    expect(demand?.features).toContainEqual({ name: 'modal', worth: 2 })
  })

  it('says nothing twice, though the text does', () => {
    const lead = 'But turning off the lights is a mistake.'
    const summary = summarize({ ...harbor, text: `${lead}\n\n${harbor.text}\n\n${lead}`, sentences: 8 })
    expect(summary.map(({ text }) => text)).toContain(lead)
    expect(new Set(summary.map(({ text }) => text)).size).toBe(summary.length)
  })

  it('begins with the demand when one sentence is all there is room for', () => {
    expect(summarize({ ...harbor, sentences: 1 }).map(({ role }) => role)).toEqual(['demand'])
    expect(summarize({ ...harbor, sentences: 2 }).map(({ role }) => role)).toEqual(['position', 'demand'])
  })

  it('adds context when there is room for more, and stays in the order of the text', () => {
    const summary = summarize({ ...harbor, sentences: 5 })
    expect(summary.map(({ role }) => role).sort()).toEqual([
      'context',
      'context',
      'demand',
      'position',
      'reason',
    ])
    expect(summary.map(({ start }) => start)).toEqual(summary.map(({ start }) => start).sort((a, b) => a - b))
  })

  it('claims no demand where the paper asks for nothing', () => {
    const text =
      'Snow fell on the hills. It is a sad thing to lose a train. The carriages were old because nobody paid for new ones.'
    expect(
      summarize({ title: 'Farewell', text, language: 'en', sentences: 3 }).map(({ role }) => role),
    ).not.toContain('demand')
  })

  it('lets names in the headline count for nothing', () => {
    const text = `Mayor Holt met Mayor Holt’s deputy. When Holt came in, Holt sat down.

Free buses are a bad idea, and Holt knows it. Nobody rides more because a ride is free.`
    const summary = summarize({ title: 'Holt: free buses', text, language: 'en', sentences: 1 })
    expect(summary[0]?.text).toBe('Free buses are a bad idea, and Holt knows it.')
  })

  it.each(conceding)('does not take for the paper’s view what it grants to others ($language)', (piece) => {
    const summary = summarize({ ...piece, sentences: 3 })
    expect(summary.map(({ text }) => text).join(' ')).not.toContain(piece.granted)
    expect(byRole(summary, 'position')).toContain(piece.position)
  })

  it.each(asking)('takes of two demands the one that names whom it asks first ($language)', (piece) => {
    const summary = summarize({ ...piece, sentences: 3 })
    expect(byRole(summary, 'demand')).toContain(piece.demand)
    expect(summary.map(({ text }) => text).join(' ')).not.toContain(piece.afterthought)
  })

  it.each([
    ['en', 'One. Two.'],
    ['en', 'One. Two. Three. Four. Five.'],
    ['en', 'The council must act. It is wrong to wait.'],
    ['ko', '정부는 나서야 한다. 더 미루는 것은 무책임하다.'],
    ['ja', '政府は急ぐべきだ。待つのは無責任だ。'],
  ])('tells no roles apart in fewer than three real sentences (%s: %s)', (language, text) => {
    const summary = summarize({ title: 'x', text, language, sentences: 3 })
    expect(new Set(summary.map(({ role }) => role))).toEqual(new Set(['context']))
  })

  it('leaves the furniture of the page out', () => {
    const text = `By The Editorial Board\n\n${harbor.text}\n\nBy signing up, you must agree to our Privacy Policy.\n\nCopyright © 2026. All rights reserved.`
    const summary = summarize({ ...harbor, text, sentences: 20 })
    expect(summary.map((span) => span.text).join(' ')).not.toMatch(/Board|signing up|Copyright|reserved/)
    expect(byRole(summary, 'demand')).toContain('harbor lights')
  })

  it.each([
    [
      'ko',
      '이재명 대통령의 무상버스',
      [
        '이재명 대통령은 14일 이재명 대통령의 참모들을 만났다. 이재명 대통령이 앉자 회의가 시작됐다. 참석자는 모두 열두 명이었다.',
        '무상버스는 옳지 않다. 요금이 없다고 손님이 늘지는 않는다.',
      ],
      '무상버스는 옳지 않다.',
    ],
    [
      'ja',
      '高市首相と無料バス',
      [
        '高市首相は14日、官邸で高市首相の側近と会った。高市首相が座ると会議が始まった。出席者は12人だった。',
        '無料バスは間違いだ。運賃がなくても客は増えない。',
      ],
      '無料バスは間違いだ。',
    ],
  ])(
    'lets them count for nothing where names have no capitals (%s)',
    (language, title, paragraphs, position) => {
      const summary = summarize({ title, text: paragraphs.join('\n\n'), language, sentences: 1 })
      expect(summary[0]?.text).toBe(position)
    },
  )

  it('is never longer than was asked for, and no sentence is ever cut', () => {
    const lengths = summarize({ ...harbor, sentences: 3 }).map(({ text }) => text.length)
    const whole = lengths.reduce((sum, one) => sum + one, 0)
    for (let characters = 0; characters <= whole + 1; characters++) {
      const summary = summarize({ ...harbor, sentences: 3, characters })
      const said = summary.map(({ text }) => text).join('')
      expect(said.length).toBeLessThanOrEqual(characters)
      for (const { text, start, end } of summary) expect(harbor.text.slice(start, end)).toBe(text)
    }
    expect(summarize({ ...harbor, sentences: 3, characters: whole })).toHaveLength(3)
    expect(summarize({ ...harbor, sentences: 3, characters: null })).toHaveLength(3)
  })

  it('gives up the reason first, then the position, and the demand last, when there is little room', () => {
    const roles = (characters: number) =>
      summarize({ ...harbor, sentences: 3, characters }).map(({ role }) => role)
    expect(roles(150)).toEqual(['position', 'demand'])
    expect(roles(70)).toEqual(['demand'])
  })

  it('takes the best sentence that fits where the best of all does not, or none', () => {
    expect(summarize({ ...harbor, sentences: 3, characters: 45 })[0]?.text).toBe(
      'But turning off the lights is a mistake.',
    )
    expect(summarize({ ...harbor, sentences: 3, characters: 5 })).toEqual([])
  })

  it('counts graphemes as a reader does', () => {
    const text = '정부는 나서야 한다 👩‍👩‍👧‍👦.'
    expect(summarize({ title: '', text, language: 'ko', sentences: 1, characters: 13 })).toHaveLength(1)
    expect(summarize({ title: '', text, language: 'ko', sentences: 1, characters: 12 })).toHaveLength(0)
  })

  it.each([
    [
      'de',
      'Der Hafen braucht Licht',
      'Der Rat sollte das Licht im Hafen bis zum 20. Januar wieder einschalten.',
      'Am Kai gehen die Lampen aus. Ein Fischer zählte seine Netze.\n\nEr sah wenig. Es war kalt.\n\n',
    ],
    [
      'fr',
      'Rallumez le port',
      'Le conseil doit rallumer le port avant le 20 janvier.',
      'Au quai, les lampes s’éteignent. Un pêcheur comptait ses filets.\n\nIl faisait froid. « Rallumez le port », disait-il.\n\n',
    ],
    [
      'es',
      'Luz para el puerto',
      'El consejo debe encender la luz del puerto.',
      'En el muelle hace frío. Un pescador contaba sus redes.\n\n¿Quién gana? Nadie lo sabe.\n\n',
    ],
    [
      'zh',
      '港口需要灯光',
      '市议会应当重新点亮港口的灯光。',
      '北码头很冷。一位渔民在数他的网。\n\n他看不清楚。天已经黑了。\n\n',
    ],
    [
      'ar',
      'الميناء يحتاج إلى الضوء',
      'يجب أن يعيد المجلس الضوء إلى الميناء.',
      'كان الجو باردا. كان صياد يعد شباكه.\n\nهل يرى شيئا؟ لا.\n\n',
    ],
    ['th', 'ท่าเรือต้องการแสง', 'สภาควรเปิดแสงที่ท่าเรือ', 'ชาวประมงนับอวน\n\nอากาศหนาว\n\n'],
  ])('follows place and headline in a language without cues (%s)', (language, title, sentence, before) => {
    const text = before + sentence
    const summary = summarize({ title, text, language, sentences: 3 })
    expect(byRole(summary, 'position')).toBe(sentence)
    for (const span of summary) expect(text.slice(span.start, span.end)).toBe(span.text)
  })

  it('gives a report its opening instead', () => {
    const text = `Two people were hurt in a fire on Front Street on Monday, officials said. The fire began at noon, according to the police. “It was loud,” said a neighbor, Ana Li. A spokesman said the cause was unknown. The mayor told reporters that she had visited the site. The owner, who was away, declined to comment, his lawyer said. Crews left at six, the department reported.`
    const summary = summarize({ title: 'Two hurt in fire', text, language: 'en', sentences: 2 })
    expect(summary.map(({ role }) => role)).toEqual(['context', 'context'])
    expect(summary[0]?.start).toBe(0)
  })

  it('is empty for a text without words', () => {
    for (const text of ['', ' \n\n ', '* * *', '\u0000'])
      expect(summarize({ title: 'x', text, language: 'en', sentences: 3 })).toEqual([])
    expect(summarize({ ...harbor, sentences: 0 })).toEqual([])
  })

  it('can be explained: what counted, how much, and what came next', () => {
    const { genre, summary, runnersUp } = explain({ ...harbor, sentences: 3 })
    expect(genre).toBe('editorial')
    for (const { score, features } of summary)
      expect(features.reduce((sum, { worth }) => sum + worth, 0)).toBeCloseTo(score, 9)
    const said = new Map(summary.map(({ role, text }) => [role, text]))
    for (const role of ['demand', 'position', 'reason'] as const) {
      expect(runnersUp[role]).toHaveLength(3)
      expect(runnersUp[role].map(({ text }) => text)).not.toContain(said.get(role))
      const scores = runnersUp[role].map(({ score }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(scores[0]).toBeLessThanOrEqual(summary.find((span) => span.role === role)?.score ?? 0)
    }
  })

  it('quotes whole sentences of the text, word for word, and the same ones each time', () => {
    const piece = fc.constantFrom(
      'The council must act. ',
      '“We should,” he said. ',
      '그러나 정부는 나서야 한다. ',
      '政府は急ぐべきだ。',
      'x ',
      '\n\n',
      '(',
      '"',
      '\u{1f600}. ',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 30 }),
        fc.constantFrom('en', 'ko', 'ja', 'fr', 'de', 'zh', 'th', 'ar', '??'),
        fc.integer({ min: 0, max: 8 }),
        fc.option(fc.integer({ min: 0, max: 200 })),
        (pieces, language, most, characters) => {
          const input = {
            title: pieces[0] ?? '',
            text: pieces.join(''),
            language,
            sentences: most,
            characters,
          }
          const summary = summarize(input)
          const graphemes = summary.flatMap(({ text }) => Array.from(graphemesOf(text)))
          if (characters !== null) expect(graphemes.length).toBeLessThanOrEqual(characters)
          expect(summary.length).toBeLessThanOrEqual(most)
          for (const { text, start, end } of summary) expect(input.text.slice(start, end)).toBe(text)
          const roles = summary.map(({ role }) => role).filter((role) => role !== 'context')
          expect(new Set(roles).size).toBe(roles.length)
          expect(summarize(input)).toEqual(summary)
        },
      ),
    )
  })

  it.each([
    ['one word of 200 kB', 'A'.repeat(200_000)],
    ['3,000 sentences', `${'Word '.repeat(40)}must go. `.repeat(3000)],
    ['200,000 sentences of one letter', 'ア。'.repeat(200_000)],
    ['marks that never close', '“'.repeat(200_000)],
  ])('takes no harm from %s', (_, text) => {
    expect(summarize({ title: 'x', text, language: 'en', sentences: 3 }).length).toBeLessThanOrEqual(3)
  })
})

describe('the summaries of the sample newsroom', () => {
  const summaries = newsroom.map((sample) => ({
    sample,
    summary: summarize({ title: sample.title, text: sample.text, language: sample.lang, sentences: 3 }),
  }))

  it('hold every demand that a reader marked, as a demand', () => {
    for (const { sample, summary } of summaries)
      expect(byRole(summary, 'demand') ?? null, sample.title).toBe(sample.demand)
  })

  it('hold at least three in four of the sentences that a reader marked', () => {
    const marked = summaries.flatMap(({ sample, summary }) =>
      [sample.position, sample.reason, sample.demand]
        .filter((sentence) => sentence !== null)
        .map((sentence) => summary.some(({ text }) => text === sentence)),
    )
    expect(marked.filter(Boolean).length / marked.length).toBeGreaterThanOrEqual(0.75)
  })
})

const donga = join(root, '../shared/samples/donga-2026-01-14.txt')

describe.skipIf(!existsSync(donga))('the Dong-A sample (skipped where it is not at hand)', () => {
  it('gives its thesis and demand from the last paragraph, not its first three sentences', () => {
    const text = readFileSync(donga, 'utf8')
    const title = 'Lee, Takaichi must advance stalled South Korea-Japan ties'
    const summary = summarize({ title, text, language: 'en', sentences: 3 })
    expect(byRole(summary, 'position')).toMatch(/^Preventing deterioration is necessary/)
    expect(byRole(summary, 'reason')).toMatch(/^Yet intensifying|^With public sentiment|^Small steps/)
    expect(byRole(summary, 'demand')).toMatch(/^Bold, reciprocal concessions are now required/)
  })
})

const suite = join(root, '../shared/suites/editorials/data')

describe.skipIf(!existsSync(suite))('the marked editorials (skipped where they are not at hand)', () => {
  const rows = <Row>(file: string): Row[] =>
    readFileSync(join(suite, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('are summarized by their roles: at least 65% of them, on average, in each language', () => {
    const inputs = new Map(
      rows<{ id: string; title: string; text: string; lang: string }>('inputs.jsonl').map((one) => [
        one.id,
        one,
      ]),
    )
    const found: Record<string, number[]> = {}
    for (const { id, gold } of rows<{ id: string; gold: Record<string, string[]> }>('gold.jsonl')) {
      const { title, text, lang } = inputs.get(id)!
      const said = summarize({ title, text, language: lang, sentences: 3 }).map((span) => letters(span.text))
      const roles = Object.values(gold).filter((marked) => marked.length > 0)
      const held = roles.filter((marked) =>
        marked.some((one) => said.some((own) => own.includes(letters(one)))),
      )
      found[lang] = [...(found[lang] ?? []), held.length / roles.length]
    }
    for (const shares of Object.values(found))
      expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.65)
  })
})

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
