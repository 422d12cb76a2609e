// Japanese: the body or person that carries は, も or が before べきだ and its like (政府は…べきだ), or to whom the
// call goes (国会に…を求めたい).
import type { FindAddressee, Place } from './addressee.js'

export const japaneseAddressee: FindAddressee = (sentence) => {
  if (/か[。？?]?$|[？?]$/.test(sentence) || REPORTED.test(sentence)) return null
  const cue = lastMatch(sentence, DEMANDS)
  if (cue === null) return null
  const named = partiesIn(sentence.slice(0, cue.start))
  const topics = named.filter(({ particle }) => TOPIC.has(particle))
  const subjects = named.filter(({ particle }) => particle === 'が')
  // Of two subjects one belongs to a clause within: better none than the wrong one.
  const found = topics.at(-1) ?? (subjects.length === 1 ? subjects[0] : undefined)
  if (found) return { start: found.start, end: found.end }
  if (subjects.length > 0) return null
  const receiver = named.findLast(({ particle }) => RECEIVER.has(particle))
  return receiver ? { start: receiver.start, end: receiver.end } : null
}

const TOPIC = new Set(['は', 'も', 'には', 'にも', 'こそ', 'こそが'])
const RECEIVER = new Set(['に', 'に対し', 'に対して'])

/** The paper's own demand; what stands before it holds the addressee. */
const DEMANDS =
  /べき(?:だ|で|。|である|ではない)|なければならな|ねばならな|なくてはならな|必要がある|必要だ|求められる|求めたい|求める。|[てで]ほしい|[てで]もらいたい|いけない|[せめけげれてよ]よ。|急務|急がれる|責務|務めだ|責任がある|責任だ|義務がある|不可欠だ|望まれる|望みたい|促したい|注文したい|訴えたい|提案する|賢明だ|筋だ。|望む。|担いたい|待ったなし|ならない。/g
/** …べきだと述べた: the demand is somebody else's. */
const REPORTED =
  /と(?:[^、。]{1,12}[はもが]、?)?(?:述べた|述べて|語った|語って|話した|話す|言った|主張|訴えた|訴えて|指摘|強調|迫った|求めた)|によると|によれば|という。$/

function lastMatch(text: string, pattern: RegExp): Place | null {
  let found: Place | null = null
  for (const { 0: own, index } of text.matchAll(pattern)) found = { start: index, end: index + own.length }
  return found
}

interface Party extends Place {
  particle: string
}

/** A run of Chinese characters, katakana and Latin, joined by と, や or の, with its particle. */
const MARKED =
  /([\p{Script=Han}\p{Script=Katakana}ーA-Za-zＡ-Ｚ0-9・々]{1,24}(?:(?:と|や|の)[\p{Script=Han}\p{Script=Katakana}ーA-Za-zＡ-Ｚ0-9・々]{1,24}){0,2})(こそが|に対して|に対し|こそ|には|にも|は|も|が|に)/gu

function partiesIn(text: string): Party[] {
  return Array.from(text.matchAll(MARKED)).flatMap(({ 1: name = '', 2: particle = '', index }) => {
    const own = partyAtEnd(name)
    return own === null ? [] : [{ start: index + own, end: index + name.length, particle }]
  })
}

/** Where in "見直しの政府" or "政府と国会" the name begins; null when its last part names nobody. */
function partyAtEnd(name: string): number | null {
  const parts = Array.from(name.matchAll(/(?:^|と|や|の)([^とやの]+)/g))
  const last = parts.at(-1)?.[1]
  if (last === undefined || !isActor(last)) return null
  let start = name.length - last.length
  for (const part of parts.slice(0, -1).reverse()) {
    const own = part[1] ?? ''
    if (!isActor(own)) break
    start = part.index + part[0].length - own.length
  }
  return start
}

function isActor(part: string): boolean {
  const last = part.split('・').at(-1) ?? part
  return !NO_ACTOR.test(last) && (ACTORS.has(last) || ENDINGS.test(last))
}

const ACTORS = new Set(
  `政府 国 国会 与党 野党 与野党 各党 両党 首相 総理 大統領 閣僚 大臣 知事 市長 町長 村長 区長 首長 首脳 両首脳 議長 県 市 町 村 区 都 府 道 県警 警察 検察 裁判所 最高裁
  司法 議会 市議会 県議会 自治体 各自治体 地方自治体 行政 当局 捜査当局 規制当局 教委 教育委員会 学校 各校 大学 病院 企業 各社 両社 同社 経営陣 経営側 会社 業界 経済界 金融機関 経団連
  労組 労使 連合 日銀 日本銀行 銀行 事業者 電力会社 東電 原子力規制委 規制委 公取委 厚労省 文科省 経産省 国交省 環境省 外務省 防衛省 財務省 総務省 法務省 農水省 デジタル庁
  こども家庭庁 金融庁 消費者庁 気象庁 警察庁 検察庁 文化庁 観光庁 国連 国連安保理 安保理 国際社会 米国 中国 日本 韓国 北朝鮮 ロシア ウクライナ イスラエル イラン 欧州 英国 米政府 米政権 日中 日米 日韓
  両国 両国政府 各国 先進国 主要国 関係国 政権 内閣 自民 自民党 公明党 立憲民主党 日本維新の会 国民民主党 共産党 政治家 政治 議員 国会議員 指導部 執行部 指導者 官僚 組織委 運営会社 テレビ局 放送局 報道機関
  新聞社 協会 連盟 財団 医師会 医療機関 専門家 研究者 教員 保護者 管理者 所有者 運転手 利用者 有権者 メーカー 陸運局 人事院 会計検査院`.split(
    /\s+/,
  ),
)
/** 東京電力, 厚生労働省, 高市首相, 原子力規制委員会 */
const ENDINGS =
  /^.{1,12}(?:省|庁|委員会|審議会|議会|首相|総理|大統領|大臣|知事|市長|町長|村長|区長|議長|党首|総裁|会長|社長|政府|政権|内閣|当局|電力|自動車|銀行|商事|製薬|鉄道|航空|協会|連盟|連合会|機構|公社|公団|財団|学園|大学|病院|裁判所|地裁|高裁|地検|県警|国政府|新聞社|放送局|テレビ|氏|党|会社|各社|グループ|企業|業者|団体|組合|自治体|議員|県|市|町)$/
const NO_ACTOR =
  /^(?:都市|人氏|諸氏|城下町|港町|下町|大都市|市町|目標|朝市|会社員|政党|自動車|銀行券|市場|新党)$/
