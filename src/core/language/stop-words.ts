// Words that say nothing of a subject. Two degrees: grammar, which is never compared, and commonplaces of
// editorial prose ("government", "year"), which many texts share whatever they are about. Written by hand
// for English, Korean and Japanese; other languages have none and rely on what the texts themselves show.

import { rowOf } from './tags.js'

/** Grammar and glue; surface forms or stems, lower case. */
export function stopWordsOf(base: string): ReadonlySet<string> {
  return rowOf(grammar, base) ?? none
}

/** Words at home in any editorial: counted, but for little. */
export function commonplacesOf(base: string): ReadonlySet<string> {
  return rowOf(commonplaces, base) ?? none
}

const none: ReadonlySet<string> = new Set()
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

const grammar: Record<string, ReadonlySet<string>> = {
  en: set(`
    a about above across after again against all almost alone along already also although always am among an
    and another any anyone anything are aren't around as at away back be became because become been before
    began behind being below best better between beyond both but by came can can't cannot come could couldn't
    did didn't do does doesn't doing don't done down during each either else enough especially even ever every
    everyone everything far few fewer first five for former found four from further gave get gets getting give
    given go goes going gone got had half hardly has hasn't have haven't having he her here herself him himself
    his how however i if in including indeed instead into is isn't it it's its itself just keep kept knew know
    largely last later least less let like likely little long longer made make makes making many may maybe me
    might mine more moreover most much must my nearly need needs neither never nevertheless new next no nobody
    none nor not nothing now of off often on once one ones only or other others otherwise ought our ours out
    over own perhaps put rather re really s said same saw say saying says see seem seems seen set several she
    should shouldn't simply since so some somebody someone something soon still such t take taken takes taking
    than that that's the their them themselves then there there's therefore these they thing things think this
    those though three through thus to together too took toward towards two under unless until up upon us use
    used using very want wanted wants was wasn't way we well went were weren't what when where whether which
    while who whole whom whose why will with within without won't would wouldn't yet you your yes mr mrs ms dr
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december jan feb aug sept oct nov dec per cent percent p.m a.m ago today
  `),
  ko: set(`
    그 이 저 것 수 등 및 더 또 또는 그리고 그러나 하지만 그런데 그런데도 그래서 따라서 물론 이제 이런 그런 저런 어떤 모든 우리 이번 지난
    지금 다시 가장 매우 아주 너무 이미 아직 다만 오히려 결국 특히 만약 때문 경우 대한 대해 위해 위한 따라 따르면 통해 관한 있다 있는 있어
    있고 없다 없는 없이 한다 하는 했다 하고 하지 해야 된다 되는 됐다 이다 아니다 아니라 않는 않다 않고 말했다 밝혔다 같은 같이 함께 대로 만큼
    뿐 때 중 후 전 뒤 앞 안 밖 간 년 월 일 명 개 원 나라 사설 여러 다른 새 각 약 첫 두 세 네 한 하나 스스로 모두 여전히 바로 정작 과연 당장
    그것 이것 무엇 누구 어디 언제 어떻게 얼마나 지난해 올해 내년 최근 오늘 어제 내일 이날
  `),
  ja: set(`
    する した して しない なる なった なく ある あった いる いた ない こと もの ため よう これ それ あれ この その あの 日 年 月 人 中 上 下 前
    後 的 者 化 性 約 第 各 同 今 今回 昨年 今年 来年 一 二 三 四 五 六 七 八 九 十 百 千 万 億 円 氏 さん 社説 何 私 私たち 我々 他 大 小 新
    言う 言い 述べ 思う 考え 考える 出る 出す 見る 持つ 得る 行う 受ける 向け 向ける 続く 続ける 進む 進める 求める 求め 及ぶ 超える 含む 示す
    示し 分かる 多い 多く 強い 高い 大きな 大きい 新た 必要 重要 問題 場合 以上 以下 以外 一方 直ち 自ら 本来 当然 十分
  `),
}

const commonplaces: Record<string, ReadonlySet<string>> = {
  en: set(`
    ability able accord account accus act action add administration advantag affair agency agre aim allow america
    american amount announc answer approach area argu argument ask attack attempt attention authority avoid bad ban
    bank base battl begin believ benefit big bill billion board bring build business call campaign capital car car case
    caus center century certain challeng chanc chang charg chief child children choic choos citizen city claim clear clos
    comment commission commit committe common community company concern condition congress consider continu control
    cost council country course court creat crisis critic current cut damag danger day deal death debat decad decid
    decision deep defend demand democracy deny department deserv despit develop differenc different difficult direct
    director doubt draw driv due duty early earn easy economic economy editorial effect effort elect election
    employ encourag end enforc entir escap evidenc exampl executiv exist expect experienc expert explain face fact
    fail failur fair faith fall family fast father fear federal feel figur fight final financial find fine firm focus follow
    forc foreign form free freedom friend full fund futur gain general global goal good govern government governor
    great group grow growth hand happen hard harm head health hear heart help high history hold home honest hop hour
    hous household human hundr hurt idea ignor imagin immediat impact important impos improv incom increas individual
    industry influenc information insist institution interest international invest involv issu job join judg justic
    keep kind kill know lack larg late launch law lawmak lead leader learn leav left legal legislation letter level liberal
    lie life light limit line list listen liv local look lose loss lot low lower main major majority man manag mark
    market matter mean measur media meet member men mention messag middl million mind minister ministry minut mistak
    moment money month moral move movement name nation national natur near necessary newspaper night noon north note number
    obvious offer offic office officer official open operat opinion opportunity oppos opposition option order ordinary
    organization outsid paper parliament part particular party pass past pay peac people percentag period permit person
    place plan play point policy political politician politic poll poor popular population position possibl power practic
    prepar present president press pressur prevent price principl private problem process produc program programm
    progress promis proof propos proposal protect prov provid public publish purpos push question quick rais
    rang rat reach read ready real reason receiv recent recogniz record reduc reform refus reject relat remain remember remov
    replac reply report republic requir resolution resourc respect respond response responsibility responsibl rest
    restor result return reveal right ris risk role room rul run safe safety save scen season second secretary
    secur security seek sell send senat senator senior sens serious serv servic session shar short show side sign
    simpl singl situation small social society sort south speak special spend staff stand standard start state
    statement stay step stop story street strong study subject succeed success suffer suggest support suppos sur
    surpris system talk tax team tell term test thank thirteen thought thousand threat threaten time told top total touch
    town trad tradition tri tru trust truth try turn type union unit unlikely urg valu victim view visit vot voter wait
    walk war warn wast watch week welcom west whit win wish woman women word work worker world worry worse worst write wrong
    wrote year young
  `),
  ko: set(`
    정부 국회 국민 사회 문제 대통령 장관 총리 여야 정치 정책 제도 대책 법 기업 시장 경제 국가 세계 미래 시간 결과 이유 책임 필요 상황 과정
    방안 기준 수준 관계 당국 업계 전문가 시민 사람 한국 서울 위원회 의원 현실 사실 결정 논의 추진 강화 확대 개선 지원 계획 발표 조사 규모 이상
    이하 정도 이후 이전 가운데 사이 동안 내용 주장 우려 비판 지적 해결 조치 변화 구조 정상 나서 늘어 오른 크게 가능 능력 효과
  `),
  ja: set(`
    政府 国会 国民 社会 大統領 首相 大臣 政治 政策 制度 対策 法 企業 市場 経済 国 世界 将来 時間 結果 理由 責任 状況 課題 国家 関係 当局
    専門家 市民 日本 東京 委員会 議員 現実 事実 決定 議論 強化 拡大 改善 支援 計画 発表 調査 影響 変化 構造 可能 能力 効果 全国 地域 機関 方針
    判断 説明 意見 目標 立場 姿勢 不安 暮らし 生活 仕組み 対応 実現 検討 実施 増え 減り 使う 守る 取る 声 点 数 先 側 面 力 手 道 形 場
  `),
}
