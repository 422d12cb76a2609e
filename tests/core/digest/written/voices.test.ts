// Who says what: several papers at once have a topic in common and no more, one paper takes no side that its own
// quotes do not take, and nothing is said by nobody.
import { describe, expect, it } from 'vitest'
import { type CitedQuote, failures } from '../../../../src/core/digest/written/checks.js'
import type { WrittenLanguage } from '../../../../src/core/digest/written/question.js'
import { cited } from './newsroom.js'

const TOLL = [
  cited('The Harbor Ledger', 'The council should adopt the toll on the old bridge before winter.'),
  cited('The Harbor Ledger', 'We support the buses that the toll of 3 crowns would pay for.', 'reason'),
  cited('The Meridian Post', 'The council must not delay the toll on the bridge for another year.'),
  cited('The Northgate Courier', 'Commuters oppose the toll, and the council ought to hear them first.'),
]
const KOREAN = [
  cited('한빛일보', '시의회는 다리 통행료 조례를 올해 안에 통과시켜야 한다.'),
  cited('새벽신문', '시의회는 통행료 조례를 서두르지 말고 시민의 의견을 먼저 들어야 한다.'),
  cited('새벽신문', '상인들은 통행료에 반대한다.', 'context'),
]
const JAPANESE = [
  cited('港新報', '市議会は橋の通行料の条例を年内に可決すべきだ。'),
  cited('北辰日報', '市議会は通行料の条例を急がず、市民の声を先に聞くべきだ。'),
  cited('北辰日報', '商店は通行料に反対している。', 'context'),
]
const QUOTES: Record<WrittenLanguage, CitedQuote[]> = { en: TOLL, ko: KOREAN, ja: JAPANESE }

function failed(sentence: string, language: WrittenLanguage, isPartial = false): string[] {
  return failures({ sentence, language, cited: QUOTES[language], isPartial })
}

const POST = 'The Meridian Post says the council must not delay the toll'
const LEDGER = 'the Harbor Ledger asks the council to adopt the toll on the old bridge'
const COURIER = 'the Northgate Courier says the council ought to hear commuters first'

describe('a sentence may stand', () => {
  it.each([
    ['en', `${POST}, ${LEDGER}, and ${COURIER}.`],
    ['en', `${POST}, while ${LEDGER} and ${COURIER}.`],
    ['en', `The papers differ over the toll on the bridge: ${POST}, ${LEDGER}, and ${COURIER}.`],
    ['en', `All three papers write about the toll on the bridge: ${COURIER}.`],
    ['en', 'All three papers discuss the toll on the old bridge for commuters.'],
    [
      'en',
      'The Harbor Ledger, The Meridian Post and the Northgate Courier disagree over the toll on the bridge for commuters.',
    ],
    ['en', `Over the toll on the bridge, ${LEDGER}, and ${POST}, while ${COURIER}.`],
    ['en', `The Harbor Ledger supports the buses, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger backs the buses, ${POST}, and ${COURIER}.`],
    ['en', `While ${LEDGER} and ${POST}, ${COURIER}.`],
    [
      'ko',
      '한빛일보는 시의회가 조례를 올해 안에 통과시켜야 한다고 주장했고, 새벽신문은 시민의 의견을 먼저 들어야 한다고 주장했다.',
    ],
    ['ko', '두 신문은 통행료 조례를 두고 엇갈렸다.'],
    ['ko', '한빛일보와 새벽신문은 시의회의 통행료 조례를 다뤘다.'],
    [
      'ko',
      '두 신문은 통행료 조례를 두고 의견이 엇갈려 한빛일보는 올해 안에 통과를 요구했고 새벽신문은 시민의 의견을 먼저 들어야 한다고 했다.',
    ],
    [
      'ja',
      '港新報は市議会に条例を年内に可決するよう求め、北辰日報は条例を急がず市民の声を先に聞くべきだと主張している。',
    ],
    ['ja', '両紙は橋の通行料の条例をめぐり分かれている。'],
    ['ja', '港新報と北辰日報は通行料の条例を論じている。'],
    ['ja', '橋の通行料をめぐり、港新報は条例の可決を求め、北辰日報は市民の声を先に聞くよう求めている。'],
  ] as const)('%s: %s', (language, sentence) => {
    expect(failed(sentence, language)).toEqual([])
  })
})

describe('several papers at once', () => {
  it.each([
    ['en', 'Both papers oppose the toll, and the council ought to hear commuters on the bridge.'],
    ['en', 'All three papers ask the council to adopt the toll on the bridge.'],
    ['en', 'The papers agree that the council should adopt the toll on the bridge.'],
    [
      'en',
      'The Harbor Ledger and The Meridian Post hold that the council should adopt the toll on the bridge.',
    ],
    ['en', 'The Harbor Ledger, The Meridian Post and the Northgate Courier oppose the toll on the bridge.'],
    ['en', 'The papers write that the council should adopt the toll on the bridge.'],
    ['en', 'The papers discuss the toll on the bridge and oppose another year of it.'],
    ['en', 'The papers discuss the toll, which commuters oppose on the bridge.'],
    ['en', 'The papers discuss the toll as commuters oppose the bridge.'],
    ['en', 'The papers write about the toll to oppose the bridge for commuters.'],
    ['en', 'The papers take the toll on the bridge to the council.'],
    ['en', 'The papers consider the toll on the bridge a year for commuters.'],
    ['en', `The Harbor Ledger agrees with The Meridian Post on the toll, while ${COURIER}.`],
    ['en', `Like the Harbor Ledger, ${POST}, while ${COURIER}.`],
    ['en', `${POST}, as does the Harbor Ledger, while ${COURIER}.`],
    ['en', 'Papers want the council to adopt the toll on the bridge.'],
    ['en', `One paper would adopt the toll, another would hear commuters, and ${LEDGER}.`],
    ['en', 'Editorials from all papers support the toll on the bridge.'],
    ['ko', '두 신문 모두 시의회가 통행료 조례를 통과시켜야 한다고 주장했다.'],
    ['ko', '한빛일보와 새벽신문은 통행료 조례에 반대했다.'],
    ['ko', '두 신문은 조례를 올해 안에 통과시키라고 요구했다.'],
    ['ko', '두 신문은 조례 통과를 요구해 통행료를 다뤘다.'],
    ['ko', '두 신문은 조례를 통과시켜야 통행료를 다뤘다.'],
    ['ko', '두 신문은 조례를 통과하고 통행료를 다뤘다.'],
    ['ko', '두 신문은 통행료를 서두르지 말고 조례를 다뤘다.'],
    ['ja', '両紙とも市議会に条例を可決するよう求めている。'],
    ['ja', '港新報と北辰日報は通行料に反対している。'],
    ['ja', '両紙は市議会の条例を急がず橋の通行料を論じている。'],
    ['ja', '各紙は条例を年内に可決すべきだと主張している。'],
  ] as const)('are given no more than a topic in %s: %s', (language, sentence) => {
    expect(failed(sentence, language)).toContain('voices')
  })

  it.each([
    ['en', 'All three papers write about the toll on the bridge, with commuters.'],
    ['ko', '두 신문은 통행료 조례를 두고 엇갈렸다.'],
    ['ja', '両紙は橋の通行料の条例をめぐり分かれている。'],
  ] as const)(
    'are not counted where another paper of the topic is not cited, in %s: %s',
    (language, sentence) => {
      expect(failed(sentence, language)).not.toContain('all')
      expect(failed(sentence, language, true)).toContain('all')
    },
  )
})

describe('a stance', () => {
  it.each([
    ['en', `The Harbor Ledger opposes the toll, ${POST}, and ${COURIER}.`],
    [
      'en',
      `The Harbor Ledger asks the council to delay the toll on the old bridge, ${POST}, and ${COURIER}.`,
    ],
    ['en', `The Meridian Post asks the council to delay the toll on the bridge, ${LEDGER}, and ${COURIER}.`],
    [
      'en',
      `The Meridian Post says the council must not "delay the toll", nor adopt it, ${LEDGER}, and ${COURIER}.`,
    ],
    ['en', `The Meridian Post asks for "delay" of the toll on the bridge, ${LEDGER}, and ${COURIER}.`],
    ['en', `The Harbor Ledger asks whether the council should adopt the toll, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger wants the toll adopted after winter, ${POST}, and ${COURIER}.`],
    [
      'en',
      `The Harbor Ledger asks the council to adopt the toll rather than the buses, ${POST}, and ${COURIER}.`,
    ],
    ['en', `The Harbor Ledger rejects the toll, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger says the council ought to reject the toll, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger says the council should not adopt the toll, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger urges against the toll, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger would criticise the toll, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger does not support the buses, ${POST}, and ${COURIER}.`],
    ['en', `The Meridian Post supports the toll on the bridge, ${LEDGER}, and ${COURIER}.`],
    ['en', `The Meridian Post says the council must not not delay the toll, ${LEDGER}, and ${COURIER}.`],
    ['ko', '한빛일보는 통행료 조례에 반대했고, 새벽신문은 시민의 의견을 먼저 들어야 한다고 주장했다.'],
    [
      'ko',
      '한빛일보는 조례를 통과시키지 말라고 요구했고, 새벽신문은 시민의 의견을 먼저 들어야 한다고 주장했다.',
    ],
    [
      'ko',
      '한빛일보는 조례를 서두르지 말라고 요구했고, 새벽신문은 시민의 의견을 먼저 들어야 한다고 주장했다.',
    ],
    ['ko', '한빛일보는 조례 통과를 요구했고, 새벽신문은 조례를 서두르라고 주장했다.'],
    ['ko', '한빛일보는 조례 통과를 비판했고, 새벽신문은 시민의 의견을 먼저 들어야 한다고 주장했다.'],
    ['ja', '港新報は通行料の条例に反対し、北辰日報は市民の声を先に聞くよう求めている。'],
    ['ja', '港新報は条例を可決しないよう求め、北辰日報は市民の声を先に聞くよう求めている。'],
    ['ja', '港新報は条例の可決を求め、北辰日報は条例を急ぐよう求めている。'],
    ['ja', '港新報は条例の可決を批判し、北辰日報は市民の声を先に聞くよう求めている。'],
  ] as const)('is the paper’s own, or discards the sentence, in %s: %s', (language, sentence) => {
    expect(failed(sentence, language)).toContain('whose stance')
  })
})

describe('what nobody says', () => {
  it.each([
    ['en', 'Papers: adopt the toll on the bridge, and hear the commuters.'],
    ['en', 'The papers: oppose the toll, and delay the bridge for commuters.'],
    [
      'en',
      'The Harbor Ledger: adopt the toll; The Meridian Post: delay the bridge; the Northgate Courier: hear commuters.',
    ],
    ['en', 'Adopt the toll on the bridge, the papers ask, and hear the commuters.'],
    ['en', `${POST}, while ${LEDGER} and ${COURIER}, so hear them first.`],
    ['en', `${POST}, while ${LEDGER} and ${COURIER}, hear them first.`],
    ['en', `${POST}, while ${LEDGER} and ${COURIER}, and hear them first.`],
    ['en', `The council delays the toll, as ${LEDGER}, ${POST}, and ${COURIER}.`],
    ['en', `The Harbor Ledger is a toll on the bridge, ${POST}, and ${COURIER}.`],
    ['en', `${POST}, while ${LEDGER} and ${COURIER}, and the Ledger asks the council to adopt it.`],
    ['en', `${POST}, and the Courier would adopt the toll, while ${LEDGER} and ${COURIER}.`],
    [
      'ko',
      '한빛일보는 조례 통과를 요구했고, 새벽은 조례 통과를 주장했고, 새벽신문은 시민의 의견을 먼저 들어야 한다고 주장했다.',
    ],
    ['ko', '시의회여, 조례를 올해 안에 통과시키고 시민의 의견을 먼저 들으라고 두 신문은 주장했다.'],
    ['ko', '한빛일보: 조례를 통과시켜야 한다, 새벽신문: 시민의 의견을 먼저 들어야 한다.'],
    ['ja', '港新報は条例の可決を求め、北辰日報は市民の声を先に聞くべきだと主張している、市議会よ急げ。'],
    ['ja', '市議会は条例を可決すべきだと港新報と北辰日報は主張している。'],
  ] as const)('discards the sentence in %s: %s', (language, sentence) => {
    expect(failed(sentence, language)).toContain('voices')
  })
})
