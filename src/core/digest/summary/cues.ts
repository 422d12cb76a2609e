// The words by which an editorial shows its hand, for each language: what it demands, how it judges, why.
// Each cue is an alternation of fixed words, so that matching stays linear. English cues match whole words.
import { baseOf } from '../../language/sentences.js'

export interface Cues {
  /** "must", "해야 한다", "べきだ": the paper asks for something. */
  modal: RegExp
  /** Weaker signs of a request: "urge", "would do well", "바란다", "課題だ". */
  request: RegExp
  /** The sentence turns against what came before, or announces the truth. */
  contrast: RegExp
  /** Words that judge. */
  verdict: RegExp
  /** Signs of a ground: causes, consequences, risks. */
  cause: RegExp
  /** Somebody else is speaking. */
  attribution: RegExp
  /** What looks like an attribution is the paper's own: "we have argued". */
  ourVoice: RegExp
  /** Told rather than argued: a past tense... */
  past: RegExp
  /** ...unless there is also a present one. */
  present: RegExp
  /** Words of a sentence (characters, for Japanese) that are few, usual and many. */
  length: { few: number; usual: number; many: number }
}

/** The cues of a language; for one without a list, those that never match. */
export function cuesOf(language: string): Cues {
  return byLanguage[baseOf(language)] ?? silent
}

const never = /(?!)/

/** Lists part their cues by " | "; inside a cue "|" has no spaces around it. */
const oneOf = (list: string) => `(?:${list.trim().replaceAll(/\s+\|\s+/g, '|')})`
const whole = (list: string) => new RegExp(`\\b${oneOf(list)}\\b`, 'i')
const first = (list: string) => new RegExp(`^["“‘(「『\\s]{0,3}${oneOf(list)}`, 'i')
const anywhere = (list: string) => new RegExp(oneOf(list))

const silent: Cues = {
  modal: never,
  request: never,
  contrast: never,
  verdict: never,
  cause: never,
  attribution: never,
  ourVoice: never,
  past: never,
  present: never,
  length: { few: 9, usual: 25, many: 42 },
}

const english: Cues = {
  // "Should have" and "must have been" look back; they ask for nothing.
  modal: whole(`
    (?:must|should)(?: not|n’t|n't)?(?! (?:not )?have\\b) | ought(?: not)? to | needs? to |
    (?:has|have) (?:got )?to be | it(?: is|’s|'s) (?:high )?time | had better |
    (?:is|are) (?:now |still |also )?(?:needed|required)
  `),
  request: whole(`
    urge | calls? (?:on|for) | let us | let’s | up to | would do well | would be wise | better to |
    it is better | demand | insist | reconsider | duty | next step | too late | requires? | needs? |
    needed | vote (?:no|yes|for|against) | hold .{0,30} accountable | instead | start (?:by|with) |
    begin by | make sure | ensure | now is the | can start | could start | has to | have to | must |
    should | deserves?
  `),
  contrast: first(`
    but\\b | yet\\b | still, | however\\b | nevertheless\\b | nonetheless\\b | even so\\b | instead\\b |
    the (?:simple |plain |real )?(?:truth|point|problem|trouble|fact|lesson) is |
    in (?:truth|fact|short|the end)\\b | that is (?:why|wrong|not) | this is (?:why|wrong|not) |
    in other words | no[:,.]
  `),
  verdict: whole(`
    right | wrong | wrongly | mistakes? | mistaken | error | dangerous | danger | shame | shameful |
    disgrace | foolish | folly | unnecessary | absurd | sensible | reckless | irresponsible | fair |
    unfair | just is | is just | unjust | deserves? | deserved | troubling | disturbing | disappointing |
    welcome | best | worst | better | worse | fail(?:s|ed|ing)? | failure | hypocrisy | hypocritical |
    victory | sad | sadly | nonsense | unacceptable | outrageous | outrage | essential | vital | crucial |
    critical | important | imperative | wise | unwise | good | bad | harmful | honest | dishonest |
    cynical | catastroph(?:e|ic) | disaster | disastrous | threat | indefensible | priority | not enough |
    counterproductive | wholly | inappropriate | common sense | senseless | pointless | worthy | unworthy |
    appalling | alarming | inexcusable | no excuse | overdue | cannot support | would back | support |
    oppose | merely | mere | misguided | wasteful | useless | necessary | the real | far from |
    nothing short | all too | reasonable | safer | insult | abuse | racist | racism | lies | scandal |
    scandalous
  `),
  cause: whole(`
    because | since | risks? | would | unless | otherwise | threatens? | costs? | leads? to | means |
    as a result | thus | so | teach(?:es)? | therefore | so that | without | if | undermines? | harms? |
    hurts? | weakens? | reasons? | causes? | leaves | leaving | cannot | can’t | can't | nobody | no one |
    not only | depends? | relies | rely | invites? | encourages? | rewards? | will not | won’t | prevents? |
    after all
  `),
  attribution: whole(`
    said | says | told | according to | argue[sd]? | claim(?:s|ed)? | insist(?:s|ed) | warn(?:s|ed) |
    asked | announced | wrote | writes | noted | notes | added | adds | declared | testified | stated |
    reported | vowed | pledged | promised | stressed | complained | complains | contends? |
    suggest(?:s|ed) | called for | urged | points out
  `),
  ourVoice: whole(
    `(?:we|this (?:newspaper|page|board|paper)) (?:have |has |once )?(?:said|say|argued?|argues|noted|warned|urged|reported|insist)`,
  ),
  past: whole(`
    was | were | had | did | went | came | took | made | became | began | won | lost | gave | got | found |
    held | said | told | left | ran | [a-z]{3,15}ed
  `),
  present: whole(`
    is | are | has | have | must | should | will | would | can | could | may | might | do | does | needs? |
    isn’t | aren’t | don’t | doesn’t | cannot | can’t | it’s | that’s | deserves? | makes? | means |
    remains? | seems?
  `),
  length: { few: 9, usual: 25, many: 42 },
}

const korean: Cues = {
  modal: anywhere(`
    야만? (?:한다|할|하며|하고|하지|옳다|마땅) | 말아야 | 바란다 | 촉구한다 | 나서라 | 하라 | 말라 |
    마땅하다 | 필요(?:하다|가 있다) | 시급하다 | 급선무
  `),
  request: anywhere(`
    바란다 | 촉구 | 필요 | 시급 | 책임 | 나서 | 서둘러 | 즉각 | 조속 | 당장 | 내놓 | 만하다 | 기대한다 |
    주문 | 당부 | 길이다 | 달라진다 | 야 한다
  `),
  contrast: first(`
    그러나 | 하지만 | 그런데 | 그럼에도 | 문제는 | 정작 | 그렇다고 | 결국 | 이제 | 요컨대 | 이번
  `),
  verdict: anywhere(`
    옳다 | 옳지 | 그르다 | 문제다 | 무책임 | 위험 | 불과하다 | 뿐이다 | [은는] 없다 | [이가] 아니다 |
    수 없다 | 안 된다 | 다르지 않다 | 마땅 | 당연 | 중요 | 잘못 | 실망 | 부끄 | 착각 | 한심 | 바람직 |
    다행 | 환영 | 답이다 | 먼저다 | 때다 | 어불성설 | 꼼수 | 의문 | 터무니 | 곤란 | 낭비 | 무모 | 외면 |
    무능 | 변명 | 자격 | 말뿐 | 헛 | 우선 | 본질 | 핵심
  `),
  cause: anywhere(`
    때문 | 므로 | 면서 | 탓 | 결과 | 우려 | 위험 | [면으]면 | 않으면 | 없으면 | 그래야 | 까닭 | 이유 |
    아니라 | 다르지 않 | 낳 | 부르 | 부른 | 초래 | 악화 | 의존 | 늘어 | 줄었 | 줄어 | 부담 | 빚 | 지만 |
    않는다 | 못한다 | 없다 | 없어 | 뿐이다 | 어렵 | % | 이다
  `),
  attribution: anywhere(`
    고 (?:말|밝|했|한다|주장|지적|강조|설명|호소|반발|전했|토로|답했|경고|추산|전해|알려) | 라고 | 다며 |
    라며 | 에 따르면 | 는 목소리 | 는 지적 | 관계자는 | 의원은 | 장관은 .{0,40}했다
  `),
  ourVoice: never,
  past: /[았었였했됐렸졌갔왔났켰혔겼쳤컸섰뒀렀녔봤샀탔](?:다|습니다)[.!?”"’)]{0,3}$/,
  present: /[있겠]다[.!?”"’)]{0,3}$/,
  length: { few: 5, usual: 14, many: 32 },
}

const japanese: Cues = {
  modal: anywhere(`
    べき(?:だ|で|。|である|ではない) | なければならな | ねばならな | なくてはならな | 必要がある | 必要だ |
    求められる | 求めたい | 求める。 | てほしい | いけない | [せめけげれてよ]よ[。！] | 急務 | 急がれる |
    務めだ | たい。 | 責任がある | 不可欠だ | 筋だ。 | 望まれる | 望ましい
  `),
  request: anywhere(`
    べき | 必要 | 求め | 急 | 直ちに | 課題 | 責任 | ほしい | たい。 | 努め | 徹底 | 見直 | 欠かせない |
    積み重ね | 取り組 | よう。
  `),
  contrast: first(`
    だが | しかし | けれども | とはいえ | それでも | 問題は | ただ、 | むしろ | もはや | いま | 今こそ
  `),
  verdict: anywhere(`
    問題(?:だ|である|は) | 許され | 許し難 | 重要だ | 大切 | 理解できない | 疑問 | 懸念 | 残念 | 評価 |
    妥当 | 不十分 | 足りない | 間違 | 誤り | わけにはいかない | かなって | 危うい | 危険 | 続かない | 当然 |
    筋違い | 無責任 | 本筋 | 遺憾 | おかしい | 立場だ | 考える。 | と考える | だけで | ほかない | 値する |
    極み | に賛成 | に反対 | こそが | はならない | べきで | 耐えない | 看過 | 失格 | 論外
  `),
  cause: anywhere(`
    ため | から | ので | れば | おそれ | 恐れ | かねない | により | よって | 要因 | 理由 | 結果 | 招く |
    及ぶ | なくなる | のだ | のである | 背景 | であり | 奪わ | 進まない | られない | 追いつか | 減っ |
    増え | 薄い | 欠かせない | 認められ | 止ま | だけだ | ても | いない | 不利益 | 負担 | られる
  `),
  attribution: anywhere(`
    と(?:述べ|語|話|言|答え|説明|主張|訴え|指摘|伝え|繰り返|強調|迫|反論) | によると | によれば | という。 |
    との(?:声|指摘) | と尋ね
  `),
  ourVoice: never,
  past: /[たっ]た[。！]|いた。|だった|した。|ました。/,
  present: never,
  length: { few: 16, usual: 45, many: 110 },
}

const byLanguage: Record<string, Cues> = { en: english, ko: korean, ja: japanese }
