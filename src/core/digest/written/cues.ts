// The words by which a written sentence is judged, language by language: lists for a person to read and change.
// Where they miss a word, a good sentence is lost or a poor one passes; so they lean towards losing.
import { englishStem } from '../../language/words.js'
import type { WrittenLanguage } from './question.js'

export interface Cues {
  /** Letters that the language is written with, Latin names apart. */
  script: RegExp
  /** What ends a sentence that states something. */
  end: RegExp
  /** Words for those who speak; the names of the cited papers count as well. */
  papers: RegExp
  /** "two papers", "両紙": groups hold the number word. */
  countOfPapers: RegExp
  /** Number words and their values, as far as papers are counted with them. */
  counts: Record<string, number>
  /** Numbers in words; like days, they must stand in the cited quotes. */
  numberWords: RegExp
  days: RegExp
  /** Words that judge or tell what ought to be: only a paper's own, after saying whose they are. */
  stance: RegExp
  /** Speaking as oneself, to the reader, or to a machine. */
  person: RegExp
  /** Words that deny: a paper denies only where its cited quotes do. */
  denial: RegExp
  /** Right before a paper's name: what is said stands before it, where nobody compares it with that paper's words. */
  saidBefore: RegExp
  /** Verbs of advertisement and command; allowed where the cited quotes hold them. */
  urging: RegExp
  /**
   * What anybody may say of what papers write: stems in English; nouns in Korean, and verbs by their beginnings
   * ("엇갈*"); pieces of Chinese characters in Japanese.
   */
  general: ReadonlySet<string>
}

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const stems = (words: string): ReadonlySet<string> => new Set([...set(words)].map(englishStem))

const english: Cues = {
  script: /\p{Script=Latin}/u,
  end: /\.$/,
  papers: /\b(?:papers?|newspapers?|editorials?|dailies|daily)\b/i,
  countOfPapers:
    /\b(both|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?: of)?(?: the)? (?:papers|newspapers|editorials|dailies)\b/gi,
  counts: { both: 2, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  numberWords:
    /\b(?:one(?! (?:paper|newspaper|editorial|daily)|.*\bthe others?\b)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|many|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|half|halves|thirds?|quarters?|first|second|fourth|fifth|sixth|seventh|eighth|ninth|tenth|once|twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing))\b/gi,
  days: /\b(?:today|yesterday|tomorrow|tonight|now|soon|recently|(?:last|next|this) (?:week|month|year|spring|summer|autumn|fall|winter|century|\w+day|january|february|march|april|may|june|july|august|september|october|november|december))\b/gi,
  stance:
    /\b(?:must|should|shouldn't|ought|needs? to|ha(?:s|ve) to|right(?:ly|ful|fully)?|wrong(?:ly|ful|fully)?|clearly|obviously|undoubtedly|certainly|surely|of course|indeed|unfortunately|fortunately|sadly|thankfully|regrettably|hopefully|frankly|simply|merely|finally|deserv\w*|shame\w*|disgrac\w*|outrag\w*|absurd\w*|ridiculous\w*|brillian\w*|excellen\w*|terribl\w*|awful\w*|horrible\w*|stupid\w*|fool\w*|coward\w*|courageous\w*|brave\w*|hero\w*|reckless\w*|irresponsib\w*|corrupt\w*|evil\w*|wicked\w*|criminal\w*|thie\w+|liars?|lie[sd]?|lying|best|worst|better|worse|good|great|bad|wise\w*|unwise\w*|welcome|historic|crucial\w*|vital\w*|essential\w*|dangerous\w*|disast\w*|catastroph\w*|reasonable|unreasonable|mistak\w*|blunder\w*|fair\w*|unfair\w*|just(?:ly|ified)?|unjust\w*|incompeten\w*|hypocri\w*|brib\w+|steal\w*|stole|stolen|rob(?:s|bed|bery)|kill\w*|murder\w*|fraud\w*|cheat\w*|rap(?:e|ed|ist)|abus\w*|betray\w*|trait\w*|treason\w*|conspir\w*|launder\w*|embezzl\w*|terror\w*|nazi\w*|fascis\w*|racis\w*|arrest\w*|guilty|scandal\w*|dead|death\w*|died|secret\w*)\b/gi,
  person:
    /\b(?:I|I'm|I've|[Mm]e|[Mm]y|[Mm]yself|[Ww]e|[Ww]e're|[Ww]e've|us|[Oo]urs?|[Oo]urselves|[Yy]ou|[Yy]ou're|[Yy]ours?|[Yy]ourself|[Yy]ourselves|[Dd]ear|[Pp]lease|[Rr]eaders?|(?<!["'])[Tt]his (?:news)?paper|[Ll]et(?:'s| us| everyone| everybody)|[Cc]hatbot|language model|[Aa]s an AI|[Ii]nstructions?|[Pp]rompts?|JSON|json)\b/,
  denial: /\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|\w+n't)\b/i,
  saidBefore: /\b(?:according to|by|of)(?: the)? $/i,
  urging:
    /\b(?:click\w*|subscri\w*|unsubscri\w*|sign up|log in|register|follow|visit|download|install|buy|order now|donate|call now|contact|share|retweet|repost|scan|tap|read more|learn more|vote for|ignore|disregard|forget)\b/gi,
  general: stems(`
    accept acknowledge address admit advocate agree agreement aim align answer appeal approach argue argument ask aspect
    assert assess assessment attention back base believe blame broad broadly call case caution centre center claim comment
    common concede concern conclude consider contend contrast counter cover criticise criticize criticism daily
    debate declare defend demand deny describe differ difference different direct disagree disagreement discuss
    divide doubt draw echo editorial emphasis emphasise emphasize endorse entire examine expect explain express fault
    favour favor fear find focus found highlight hold held idea insist issue join judge key large largely lean line link
    main mainly maintain matter mention mostly newspaper note object observe oppose opposite opinion page paper
    part partly point position possible praise prefer press print problem propose publish 
    question raise reason recommend refer regard reject relate remark reply report respect respond separate
    set share side similar similarly split stance stand state statement step stress subject suggest support talk
     term think topic turn type underline underscore urge view voice warn way weigh whereas whether word worry write
    wrote
  `),
}

const korean: Cues = {
  script: /[\p{Script=Hangul}\p{Script=Han}]/u,
  end: /다\.$/,
  papers: /신문|사설|매체|언론|일간지/,
  countOfPapers: /(두|세|네|다섯|여섯|\d{1,2}개?)\s?(?:신문|사설|매체|언론사|일간지)/g,
  counts: { 두: 2, 세: 3, 네: 4, 다섯: 5, 여섯: 6 },
  numberWords:
    /(?<![가-힣])(?:(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열|스물|서른|마흔)(?=[^가-힣]|$|명|개|번|살|달|배|곳|째|여)|절반|갑절|수?[십백천만억조](?=[^가-힣]|명|원|년|개|여)|[두세네] (?=[가-힣])|첫 ?번?째?)/g,
  days: /(?:오늘|어제|내일|모레|그제|올해|작년|지난해|내년|이번|지난|다음)(?=[가-힣\s])/g,
  stance:
    /마땅|당연|옳|그릇|틀렸|잘못|어리석|한심|훌륭|최악|최고|최선|부끄|무책임|뻔뻔|황당|터무니|졸속|무능|위선|비겁|용감|현명|다행|유감|불행|안타깝|환영|반드시|절대|분명히|결코|야 한|안 된다|말아야|시급|바람직|위험천만|참담|범죄|부패|거짓말|도둑|뇌물|횡령|사기|살해|살인|배신|반역|음모|테러|추문|체포|유죄|은폐/g,
  person:
    /(?<![가-힣])(?:나는|나의|내가|저는|제가|저희|우리|본지|본보|본 신문|여러분|당신|독자)|(?:하세요|하십시오|해요|합시다|십시오|세요|주세요|바랍니다|습니다|입니다)|프롬프트|언어 ?모델|챗봇|지시(?:를|에)? ?(?:따라|무시)/,
  denial: /않|못|없|아니|지 ?말|(?<![가-힣])안 /,
  saidBefore: /(?:것은|것이|쪽은|쪽이|곳은|건) ?$/,
  urging: /클릭|구독|가입|다운로드|내려받|팔로우|공유|후원|구매|무시|방문|접속/g,
  general: set(`
    신문 사설 매체 언론 일간지 주장 지적 비판 요구 촉구 강조 우려 반대 찬성 지지 옹호 경고 당부 제안 평가 분석 설명 언급 전망 판단 의문 질문
    반박 반론 동의 공감 이견 견해 입장 시각 의견 논조 관점 문제 한편 반면 모두 각각 서로 함께 하지만 그러나 그리고 또한 이어 특히 가운데
    공통 차이 이유 근거 필요 때문 대해 대한 관해 관한 통해 위해 위한 따라 이를 이에 이와 그에 것은 것을 것이 것으로 쪽은 점을 점에 점은
    데는 데에 같은 같이 다른 달리 다르* 둘러싸* 두고 놓고 엇갈* 다루* 다룬* 다뤘* 논하* 논했* 논한* 논의 갈린* 갈렸* 갈리* 나뉘* 나뉜* 나뉘었* 맞서* 맞선* 비슷* 있다* 있으* 있는* 있고*
    없다* 없는* 본다* 보고 보며 봤다* 말한* 말했* 밝혔* 밝힌* 물었* 묻는* 따졌* 꼽았* 꼽는* 들어 들며 한다* 하며 하고 했다* 했고 했으며 된다* 되며
    되고 됐다* 아니* 않는* 않다* 않고 않았*
  `),
}

const japanese: Cues = {
  script: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー]/u,
  end: /。$/,
  papers: /紙|新聞|社説|論説/,
  countOfPapers: /(両|二|三|四|五|六|[2-9]) ?(?:紙|つの新聞|つの社説|本の社説)/g,
  counts: { 両: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 },
  numberWords:
    /数?[一二三四五六七八九十百千万億兆]+(?=[年月日人円回倍つ度割件社歳分位])|半分|半数|倍増|半減/g,
  days: /今日|昨日|明日|本日|今年|昨年|来年|今週|先週|来週|今月|先月|来月/g,
  stance:
    /当然|正し|間違|誤り|愚か|素晴|最悪|最高|最善|無責任|恥|べき|なければならない|ねばならない|てはならない|ひど|許され|不可欠|賢明|残念|幸い|歓迎|明らかに|もちろん|断じて|決して|拙速|無能|偽善|卑怯|勇敢|嘘|犯罪|腐敗|賄賂|収賄|横領|詐欺|殺|裏切|陰謀|テロ|逮捕|有罪|隠蔽|盗|不当|妥当|急務/g,
  person:
    /私(?!立|鉄|学|企|有|財|的)|我々|われわれ|本紙|小紙|弊紙|当紙|我が国|わが国|わが社|僕|俺|あなた|皆さん|皆様|みなさん|読者|ください|下さい|しましょう|ましょう|プロンプト|言語モデル|チャットボット|(?:です|ます|ません|でした|ました)[。、]/,
  denial: /な[いくけ]|なか(?=っ)|(?<![ま必])ず(?=[、にと。]|$)|ぬ|(?<=[るすう])まい/,
  saidBefore: /(?:のは|のが|側は)、?$/,
  urging: /クリック|購読|登録|ダウンロード|フォロー|シェア|ご覧|購入|寄付|無視|アクセス|お問い合わせ/g,
  general: set(`
    各紙 社説 新聞 論説 紙 主張 指摘 批判 要求 強調 懸念 反対 賛成 支持 擁護 警告 提案 評価 分析 説明 言及 判断 疑問 問題 反論 同意 共感
    異論 見解 立場 意見 論調 観点 必要 必要性 一方 他方 双方 共通 相違 違 対照 同様 対 関 求 訴 促 問 述 説 論 示 見 言 分 異 割 挙 唱 迫 触 点 面 方
    者 側 上 中 的 性 理由 根拠 考 思 呼 掛 対応 姿勢 態度 賛否 議論 重視 注目 期待 疑 同 共 互 反 両方
    について として による により によって における において に対し に対して それぞれ いずれ いずれも ともに とともに これに それに しかし ただし
    また あるいは または および さらに なお ながら ものの ところ ための ために ように ような よう という といった とした として とする べきだ べきで
    している していた されて された される していない しながら めぐり めぐって めぐる わたり わたる もとに もとで までに までの からの への などの
    などを などに ことを ことに ことが ことは ことも だった である であり であると ではない ではなく なければ ならない すべきだ すべき できる できない
    あった ありかた あり方 まとめ そろって そろえ やや とくに 特に すでに いまだ いずれにせよ どちら どちらも なお まず ほか ほかに
  `),
}

export const CUES: Record<WrittenLanguage, Cues> = { en: english, ko: korean, ja: japanese }
