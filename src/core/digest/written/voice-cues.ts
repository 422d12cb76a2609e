// The words by which voices.ts tells who speaks and how, language by language: lists for a person to read and change.
// Like those of cues.ts they lean towards losing a sentence.
import type { WrittenLanguage } from './question.js'

export interface VoiceCues {
  /** Papers in general, as the subject of a clause. */
  collective: RegExp
  /** All between two names that speak together. */
  join: RegExp
  /** What may stand at the end of a clause and belongs to the next. */
  trail: RegExp
  /** What may stand before the first who speaks: nothing much, or (group) what it is about. */
  opener: RegExp
  leadTopic: RegExp
  /** What several papers may be said to do; groups hold the thing that they do it with. */
  topic: RegExp
  /** What makes more than a thing of such a topic. */
  clause: RegExp
  /** One paper's saying, by a verb that takes no side. */
  saying: RegExp
  /** The same without its verb, behind another paper's or before it. */
  ellipsis: RegExp
  gap: RegExp
  /** Its verb (group), for those that take a side. */
  verb: RegExp
  /** The verb may be any of the paper's own, as in "would withdraw". */
  wish: RegExp
  /** What stands in the clause as if nobody said it. */
  stray: RegExp
  /** Words that stand for papers without naming them. */
  others: RegExp
  denial: RegExp
  /** Where a clause ends, as far as that can be seen; what is denied in it is denied to here. */
  pause: RegExp
  /** Words that take a side; those of one row say about the same. Pieces of words, or words whose stems count. */
  stances: string[][]
  /** Words for what is to be done, likewise. They may be part of a topic. */
  actions: string[][]
  isStemmed: boolean
  /** Words that speak for every paper. */
  all: RegExp
}

const rows = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(' '))

// --- English ---------------------------------------------------------------------------------------------------

const SAYS =
  'says?|said|hold|holds|held|argues?|argued|asks?|asked|wants?|wanted|call(?:s|ed)? (?:for|on|upon|it|the)|writes?|wrote|demand(?:s|ed)?|urge[sd]?|insist(?:s|ed)?|propose[sd]?|suggest(?:s|ed)?|recommend(?:s|ed)?|think|thinks|thought|believe[sd]?|expect(?:s|ed)?|finds?|found|maintain(?:s|ed)?|contend(?:s|ed)?|notes?|noted|observe[sd]?|state[sd]?|stress(?:es|ed)?|assert(?:s|ed)?|adds?|added|points?|pointed|sees?|saw|discuss(?:es|ed)?|describe[sd]?|explain(?:s|ed)?|report(?:s|ed)?|remind(?:s|ed)?|seeks?|sought|appeal(?:s|ed)? to|consider(?:s|ed)?|examine[sd]?|turn(?:s|ed)? to'

const english: VoiceCues = {
  collective:
    /\b(?:(?:all|both|each|every|the|these|those|their|any|some|most|several|other|another|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|of|no|first|second|third|counted) )*(?:papers?|newspapers?|editorials?|dailies|daily)\b/gi,
  join: /^,?(?: and| &| as well as)?(?: the)? $/i,
  trail:
    /(?:[,:;]| [-–—…])? ?(?:\b(?:and|but|while|whereas|as|yet|though|although|which) ?)?(?:\bthe )?[.\s]*$/i,
  opener: /^(?:(?:both|while|whereas|although|though) ?)?(?:the )?$/i,
  leadTopic:
    /^(?:on|over|about|of|regarding|concerning|in (?:the|a|their) debates? (?:on|over|about)) (.+?),? (?:the )?$/i,
  topic:
    /^(?: all| both| each| also| broadly| largely| mainly| mostly)?(?: (?:(?:write|wrote|speak|report) (?:about|of|on)|discuss(?:ed)?|debate[sd]?|take up|took up|address(?:ed)?|deal with|turn to|(?:differ(?:ed)?|disagree[sd]?|(?:are|were) (?:divided|split)|divide|split|part ways) (?:on|over|about))( .+)| (?:differ|differed|disagree|disagreed|are divided|are split))$/,
  clause:
    /\b(?:that|which|who|whose|whom|what|how|why|whether|because|since|so|if|when|where|is|are|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|ought|needs?|let|as|while|after|until|once|though|although|but|and|or|nor|yet|they|it|we|to (?!(?:the|a|an|its|their)\b)\w+|says?|hold|argue|ask|want|call|demand|urge|insist|propose|recommend|believe|think|plead)\b|[:;–—…]| - |,(?!\d)(?! (?:from|on|over|with|in|about)\b)/i,
  saying: new RegExp(
    `^,?(?: (?:also|instead|meanwhile|however|itself|still|in turn|by contrast|for its part),?)*(?: (?:${SAYS})\\b| (?:differs|disagrees) (?:from|with)$)`,
  ),
  ellipsis: /^,? (?:that\b|")/,
  gap: /(?!)/,
  verb: /^,?(?: (?:also|still|instead|rather|would|could|might|will))* (\w+)/,
  wish: /^,?(?: (?:also|still|instead))? (?:would|could|might) /,
  stray:
    /[:;–—…]| - |,(?!\d)(?! (?:and|but|while|whereas|with|without|at|by|on|in|from|over|for|of|to|the|an?|its|their|as|which|who|that|because|since|if|when|where|rather|not|after|before|until|though|although|saying|arguing|adding|asking)\b)|, (?:and|but) (?!(?:the|an?|its|to|that|for|by|on|in|of|with|from|would|says?|asks?|calls?|wants?|argues?|holds?)\b)|\bso (?!that|much|many|far|long)\w+/i,
  others:
    /\b(?:(?:the )?others?|another|the former|the latter|they all|both|each other|neither|all (?:of them|agree\w*)|everyone|everybody)\b/gi,
  denial: /\b(?:not?|never|none|nobody|nothing|neither|nor|without|cannot|\w+n't)\b/gi,
  pause: /[,;:—–]|\b(?:but|while|whereas|because|since|although|though)\b/,
  stances: rows(`
    support supports supported back backs backed endorse endorsed endorsement favour favor approve approval uphold
    welcome praise applaud hail commend
    defend defence advocate justify
    accept agree agreed agreement acknowledge admit admission concede
    oppose opposed opposition reject rejection object objection resist resistance against dismiss refuse refusal
    criticise criticize criticism critical condemn condemnation denounce blame fault attack accuse
    deny denial denied denies
    doubt doubtful question sceptical skeptical
    fear worry concern concerned warn warning caution alarm
    prefer preference
    regret deplore lament
    respect trust distrust
  `),
  actions: rows(`
    adopt adoption pass passage approve ratify
    delay postpone defer wait suspend
    withdraw withdrawal cancel scrap abandon repeal revoke drop
    ban prohibit stop halt block bar forbid
    raise increase higher rise
    cut lower reduce reduction decrease
    keep maintain retain
    extend extension expand expansion prolong
    resign quit dismiss sack
    pay fund subsidise subsidize spend
    free release
    jail imprison punish
    allow permit
    after following
    before until
    little hardly scarcely barely seldom
    only merely solely alone
    rather
    whether if unless
  `),
  isStemmed: true,
  all: /\b(?:all|both|each|every|everyone|everybody|unanimous\w*|together|alike|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:news)?papers|no paper)\b/i,
}

// --- Korean ----------------------------------------------------------------------------------------------------

const korean: VoiceCues = {
  collective:
    /(?:(?:두|세|네|다섯|여섯|여러|모든|각|양|이들|\d{1,2}개?)\s?)?(?:신문|사설|매체|언론사?|일간지)들?(?: (?:모두|다|각각|함께))?/g,
  join: /^(?:와|과|,|·|ㆍ|、| 및) ?$/,
  trail: /[,.、]?(?: (?:반면|한편|그러나|하지만|그리고|반대로|이에 비해|달리)(?:에|으로)?,?)? ?$/,
  opener: /^(?:(?:반면|한편),? )?$/,
  leadTopic: /^(.+?)(?:(?:을|를) (?:두고|놓고|둘러싸고)|에 (?:대해|관해)),? $/,
  topic:
    /^(?:은|는|이|가|도) (?:(.+?)(?:(?:을|를) (?:(?:두고|놓고|둘러싸고)(?: (?:서로 )?(?:(?:의견|입장|견해|주장|시각)이 )?(?:엇갈|갈리|갈렸|갈린|나뉘|나뉘었|나뉜)[가-힣]*)?|(?:함께 )?(?:다루|다룬|다뤘|논하|논했|논한|논의하|논의했|논의한)[가-힣]*)|에 (?:대해|관해) (?:논|썼|쓰|쓴|다루|다룬|다뤘|엇갈|(?:의견|입장|견해)이 (?:엇갈|갈|나뉘))[가-힣]*)|(?:서로 )?(?:(?:의견|입장|견해|주장|시각)이 )?(?:엇갈|갈리|갈렸|나뉘|나뉘었)[가-힣]*)$/,
  clause:
    /[,:;…、]|(?:[하되했됐다라자]고|며|면서|지만|므로|[으하했되]니|하라|[어아여해려겨켜]야|(?<![심피이손올공방견양])해)(?= |$)|야 한|한다|했다|옳|잘못/,
  saying:
    /^(?:은|는|이|가|도) .*(?:(?:주장|요구|촉구|강조|지적|제안|당부|설명|평가|분석|전망|판단|언급|제시|호소|주문|역설|요청|제언|권고)(?:하|했|한|함|해)[가-힣]*|(?:다고|라고|자고|냐고|다며|라며|자며) ?(?:했|한|하|보|본|봤|말|밝|썼|쓴|적|물)[가-힣]*)$/,
  ellipsis: /(?!)/,
  gap: /^(?:은|는|이|가) [^,]*(?:을|를),?$/,
  verb: /([가-힣]+)$/,
  wish: /(?!)/,
  stray: /[:;…、]|여,|(?:라|자|다)(?:,| )(?=.*(?:라|자)$)|으니 /,
  others: /다른 (?:신문|매체|쪽)|양측|쌍방/g,
  denial: /않|못|없|아니|지 ?말|(?<![가-힣])안 /g,
  pause: /[,;:、]/,
  stances: rows(`
    찬성 지지 옹호
    환영 칭찬
    반대 거부 반박 반론
    비판 비난 규탄 질타
    우려 경고 걱정
    의문 의심
    동의 공감 인정
    부인 부정
  `),
  actions: rows(`
    통과 가결 제정
    부결 폐기 철회 취소 폐지 백지화
    미루 미뤄 미룬 연기 유예 보류 늦추 늦춰
    서두르 서둘 앞당
    중단 중지 멈추 금지 막아 막는
    인상 올리 올려 높이 높여 늘리 늘려 확대 증액
    인하 내리 내려 낮추 낮춰 줄이 줄여 축소 삭감 감액
    유지 존속
    사퇴 사임 해임 물러나
    허용 허가
    처벌 구속
  `),
  isStemmed: false,
  all: /모두|모든|일제히|한목소리|각각|함께|(?:두|세|네|다섯|여섯|양|각) ?(?:신문|사설|매체|언론|일간지)/,
}

// --- Japanese --------------------------------------------------------------------------------------------------

const japanese: VoiceCues = {
  collective:
    /(?:両|各|全|[二三四五六2-9]) ?(?:紙|社|つの(?:新聞|社説)|本の社説)(?:とも)?|(?:新聞|社説|論説)(?:各紙)?/g,
  join: /^(?:と|、|や|・|および|及び|ならびに)$/,
  trail: /[、。]?(?:(?:一方|他方|これに対し|対して|また)、?)?$/,
  opener: /^(?:一方、?)?$/,
  leadTopic: /^(.+?)(?:をめぐり|をめぐって|について|に関し|に関して)、?$/,
  topic:
    /^(?:は|が|も)、?(?:(.+?)(?:(?:をめぐり|をめぐって|について|に関し|に関して|で)、?(?:(?:(?:意見|見解|立場|主張|論調|見方)が)?(?:分かれ|異な|割れ|論じ|取り上げ|述べ)[ぁ-ん]*)?|を(?:論じ|取り上げ|扱)[ぁ-ん]*)|(?:意見|見解|立場|主張|論調|見方)が(?:分かれ|異な|割れ)[ぁ-ん]*)$/,
  clause: /[^\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9のとや・]/u,
  saying:
    /^(?:は|が|も)、?.*(?:求め|主張|訴え|促|述べ|説|論じ|指摘|提案|要求|強調|提言|要請|呼びか|呼び掛|迫|唱え|注文|書|とし(?=$|て|た)|とする$|という$)[ぁ-ん]*$/,
  ellipsis: /(?!)/,
  gap: /^(?:は|が)、?[^、]+を$/,
  verb: /(\p{Script=Han}+)[ぁ-ん]*$/u,
  wish: /(?!)/,
  stray: /[:;…・]|よ、|せよ(?!う|と)|(?:いる|いた|ある|だ)、/,
  others: /他紙|他方の|もう一方の|双方|互いに/g,
  denial:
    /な[いくけ]|なか(?=っ)|(?:[かがさたなばらわえけせてねめれ]|(?<=\p{Script=Han})[まみい])ず(?![かつれ])|ぬ|(?<=[るすう])まい/gu,
  pause: /[、。;:]/,
  stances: rows(`
    賛成 支持 擁護
    歓迎 称賛
    反対 拒否 拒 反論
    批判 非難
    懸念 警告 警戒 憂慮
    疑問 疑
    同意 共感 容認
  `),
  actions: rows(`
    可決 採択 制定
    否決 撤回 廃止 廃案 取り消
    延期 先送 見送 遅ら
    急ぐ 急が 急ぎ 急い 急げ 前倒
    中止 凍結 停止 禁止 止め 阻
    引き上げ 上げ 増や 増額 拡大
    引き下げ 下げ 減ら 減額 縮小 削減
    維持 継続
    辞任 辞職 解任 退陣
    認め 許可
    処罰 逮捕
  `),
  isStemmed: false,
  all: /各紙|両紙|全紙|そろって|いずれも|すべて|全て|ともに|とも(?=[、にが])|一致|[二三四五六2-9] ?紙/,
}

export const VOICE_CUES: Record<WrittenLanguage, VoiceCues> = { en: english, ko: korean, ja: japanese }
