// What pages of newspapers print beside their editorials, as expressions over one line with straight apostrophes:
// lines that are nothing else, lines that begin so, and lines that hold a phrase no editorial would.
// Every repetition is bounded. A new entry needs a case in tests/core/language/boilerplate.test.ts, and a sentence
// of an editorial that it must not match.

const exactly = (list: string, flags = 'iu') =>
  new RegExp(`^[\\[【<(]?(?:${cut(list)})[\\]】>)]?\\s?[.:。]?$`, flags)
const cut = (list: string) =>
  list
    .trim()
    .split(/\s+\|\s+/)
    .join('|')

const BUTTONS = exactly(`
  share(?: this)?(?: article| story| page| editorial)? | share (?:on|via|by) [a-z/ ]{1,20} | facebook | twitter | x | bluesky | threads |
  kakaotalk | linkedin | whatsapp | reddit | e-?mail(?: this(?: article| story| page)?)? | print(?: this(?: article| story| page)?)? |
  tweet(?: this)? | copy (?:the )?link | save(?: for later| this article)? | gift(?: this)? article | bookmark | listen(?: to this (?:article|story|editorial))? |
  listen \\d{1,3} min(?:ute)?s? | \\d{1,3}[- ]min(?:ute)? (?:read|listen) | add to (?:list|favorites|reading list) |
  \\d{0,6} ?comments? | (?:show|view|hide|read|post|leave|add) (?:a |all |the )?(?:\\d{1,6} )?comments? | join the (?:conversation|discussion) |
  reply | menu | search | subscribe | sign (?:in|up) | log ?in | register | ad | ads | advertisement | advertisement ?[-–—:] ?[a-z ]{1,40} |
  sponsored(?: content)? | (?:story|article) continues (?:below|after) (?:this |the )?(?:ad|advertisement) | skip (?:ad|advertisement|past newsletter promotion) |
  back to top | next(?: article| story)? | previous(?: article| story)? | close | loading | top stories | font size | list
`)
const LABELS = exactly(`
  editorials? | opinions? | opinion ?[|/>:·] ?(?:editorials?|columns?) | home ?[|/>] ?opinion | (?:by )?(?:the )?(?:[a-z]{2,20} ){0,3}editorial board | usa today | our view |
  letters(?: to the editor)? | most (?:viewed|read|popular|shared) | trending(?: now)? | related(?: articles| stories| content)? | recommended(?: for you)? |
  read more | more(?: stories)? (?:from|in|on) [a-z ]{1,30} | what to read next | topics? | tags? |
  (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.? \\d{1,2}, \\d{4}(?:,? (?:at )?\\d{1,2}:\\d{2}(?: ?[ap]\\.?m\\.?)?(?: [a-z]{2,4})?)?
`)
const KOREAN_LINES = exactly(`
  (?:기사 ?)?공유(?:하기)? | 글자 ?크기(?: ?(?:조절|변경|설정))? | 가 ?가(?: ?가)? | 가나다라 | 인쇄(?:하기)? | 스크랩(?:하기)? | 댓글(?: ?(?:쓰기|보기|달기|\\d{1,6}))? | 좋아요(?: ?\\d{1,6})? |
  싫어요(?: ?\\d{1,6})? | 목록(?:으로)? | 페이스북 | 트위터 | 카카오톡 | 밴드 | (?:url|링크|주소) ?복사 | (?:카카오톡|페이스북|트위터|밴드|이메일)으?로 ?공유(?:하기)? | (?:음성으로 ?|기사 ?)듣기 |
  기사 ?저장 | 구독(?:하기)? | 사설 | 오피니언 | 오피니언 ?[>·|]? ?사설 | 칼럼 | 관련 ?(?:기사|뉴스) | 많이 본 (?:기사|뉴스) | 인기 ?(?:기사|뉴스) | 이전 ?(?:기사|글) | 다음 ?(?:기사|글) | 이전 ?기사 다음 ?기사 |
  더 ?보기 | 닫기 | 로그인 | 회원가입 | (?:[가-힣]{2,10} )?논설(?:위원)?실(?: 기자)? | [가-힣]{2,10}(?:일보|신문) 사설 | \\d{4}년 \\d{1,2}월 \\d{1,2}일(?: [월화수목금토일]요일)?(?: \\d{1,2}:\\d{2})? |
  \\d{4}[.-] ?\\d{1,2}[.-] ?\\d{1,2}\\.?(?: \\d{1,2}:\\d{2}(?::\\d{2})?)? | [\\w.+-]{1,40}@[\\w-]{1,30}(?:\\.[\\w-]{1,20}){1,3}
`)
const JAPANESE_LINES = exactly(`
  シェア(?:する)? | ツイート(?:する)? | ポスト(?:する)? | (?:リンク|URL)をコピー | 印刷(?:する)? | 保存(?:する)? | メール(?:で送る)? | コメント(?:を(?:書く|見る|読む))? | コメント ?\\d{1,6} ?件? | いいね[!！]? ?\\d{0,6} |
  社説 | 主張 | オピニオン | (?:オピニオン|トップ) ?[>＞・|] ?社説 | 関連(?:記事|ニュース|リンク) | あわせて読みたい | 続きを読む | もっと見る | 記事一覧(?:へ)? | 社説一覧(?:へ)? | おすすめ記事 | 人気記事 | アクセスランキング |
  文字(?:サイズ|の大きさ)(?: ?[小中大標準拡]{1,2}){0,4} | ログイン | 会員登録 | 無料登録 | (?:有料)?会員限定(?:記事)? | 有料記事 | 残り ?\\d{1,6} ?文字 | 残り文字数?.{0,12} | 前の記事 | 次の記事 | 閉じる | 広告 |
  (?:更新|公開|掲載|配信)?[:： ]{0,2}\\d{4}年\\d{1,2}月\\d{1,2}日(?:[（(][月火水木金土日][）)])? ?(?:\\d{1,2}[:：時]\\d{2}分?)? | (?:更新|公開|掲載|配信)?[:： ]{0,2}\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}(?: \\d{1,2}:\\d{2})?
`)

export const WHOLE_LINES = [BUTTONS, LABELS, KOREAN_LINES, JAPANESE_LINES]

export const OPENINGS = [
  // English
  /^(?:go to (?:contents|navigation)|skip to (?:main )?content|jump to (?:content|comments))\b/i,
  /^(?:posted|updated|published|last (?:modified|updated)|first published|originally published)(?: (?:on|at))?[:,]? .{0,30}\b\d{4}\b/i,
  /^(?:sign up|subscribe|register|log in|become a (?:member|subscriber)|download (?:the|our)|follow us)\b.{0,200}\b(?:newsletters?|inbox|e-?mails?|alerts?|app|today|daily|free|twitter|facebook|subscriber|journalism|access|full (?:story|article)|continue reading)\b/i,
  /^(?:support|fund) (?:our|local|independent) journalism\b/i,
  /^follow @\w{1,30}\b/i,
  /^get (?:the|our|unlimited)\b.{0,120}\b(?:delivered|inbox|newsletters?|access)\b/i,
  /^by (?:signing up|subscribing|registering|clicking)\b.{0,80}\b(?:you|agree|terms|privacy)\b/i,
  /^already a (?:subscriber|member)\b|^you(?: have|'ve) (?:\d{1,3}|one|two|three|no|reached) .{0,30}\b(?:articles?|limit)\b.{0,30}(?:remaining|left|month|reached)?[.!]?$/i,
  /^this (?:article|content|editorial|story) is (?:for|only|available|exclusive|reserved)\b.{0,40}\b(?:subscribers|members)\b/i,
  /^(?:copyright (?:©|\(c\)|ⓒ|\d{4}|by)|©|ⓒ|\(c\)) ?/i,
  /^(?:analysis\/opinion|opposing view|another view|our view|related|read more|read also|also read|see also|watch|listen|photos?|video|editor's note|correction|clarification)\s?:(?! (?:that|it|he|she|they|we)\b)/i,
  /^credit: ?[\p{Lu}][\p{L}.'-]{1,20}(?: [\p{Lu}][\p{L}.'-]{1,20}){0,3}(?: ?\/ ?.{1,40})?$/iu,
  /^(?:to )?read (?:or share|more (?:editorials|of our|from)|the full (?:story|article)|other editorials)\b/i,
  /^to (?:respond to|comment on) this (?:editorial|column|article)\b/i,
  /^(?:send|submit|e-?mail) (?:your )?(?:letters?|comments?|submissions?|tips)\b.{0,40}\bto\b/i,
  /^(?:if you can't see this|please (?:refresh your page|enable javascript|turn on javascript|disable your ad)|click here (?:to|for)|tap here (?:to|for))\b/i,
  /^we use cookies to\b|^this (?:site|website) uses cookies\b/i,
  /^(?:the author is|this (?:editorial|article|column) (?:first|originally|was (?:first|originally)) (?:appeared|published)|(?:these )?editorials? (?:represent|reflect)s?)\b/i,
  /^most editorials are coupled with an opposing view\b/i,
  /^this material may not be (?:published|broadcast|reproduced)\b/i,
  /^\(?(?:photo|image|illustration|file photo|getty|ap photo)\b ?(?:by \p{Lu}|:|\/|courtesy)/iu,
  // Korean
  /^(?:본문 ?(?:바로가기|으로)|메뉴 ?바로가기)/,
  /^(?:기사 ?)?(?:입력|수정|등록|업데이트|최종수정|승인|게재)\s?[:|]?\s?\d{4}[.\-년]/,
  /^<?저작권자\s?(?:ⓒ|©|\(c\)|[:：])/i,
  /^(?:네이버|카카오톡?|유튜브|구글)에서 .{0,30}(?:구독|만나|추가)/,
  /^구독하고 |^뉴스레터(?:를)? ?(?:구독|신청|받아)/,
  /^로그인 후 .{0,20}(?:이용|작성|가능)/,
  /^[[(/]?사진\s?(?:=|＝|제공|출처|\/|:)|^\/[가-힣A-Za-z]{2,12} ?(?:제공|자료|DB)$|^\S{2,12} ?(?:제공|자료사진)\.?$/,
  /^제보[는:] .{0,20}(?:카카오톡|이메일|전화|\d)/,
  // Japanese
  /^(?:本文へ|メニューへ)(?:移動|スキップ|ジャンプ)?/,
  /^この記事(?:は|を)(?:有料|会員|シェア|保存|印刷)/,
  /^(?:有料|無料)会員(?:に|の|限定|登録)|^会員登録(?:する|はこちら|すると|で)(?!め)|^ログイン(?:する|して|はこちら)/,
  /^(?:購読(?:の申|する|はこちら)|ニュースレター(?:に|を)(?:登録|購読)|メールマガジン(?:に|を)(?:登録|購読)|(?:公式)?(?:アカウント|LINE|X)を?フォロー)/,
  /^【関連|^[（(]写真[＝=:：]|^写真(?:提供|撮影)?[＝=:：／/]/,
  /^写真は.{1,30}(?:撮影|提供|写す|から)[）)]?$/,
]

export const ANYWHERE = [
  /\ball rights reserved\b/i,
  /\bfor reprint permission|\breprint permission\b|\bseparate from the news staff\b|\bdaily opinion (?:e-?mail )?newsletter\b/i,
  /\bopinions? front page\b|\b(?:our|the|these|and) (?:terms of (?:use|service)|privacy policy)\.?$|^terms of (?:use|service)\b.{0,30}privacy/i,
  // A caption's credit: “(Photo: Brennan Linsley, AP)”, “(AP Photo/Jane Doe)”. “Reuters/Ipsos poll” is not one.
  /\((?:photo|image|illustration)\s?[:/]|\((?:ap|afp|reuters|getty)(?: photo| images)?(?:\/[^)]{0,60})?\)$/i,
  /무단\s?(?:전재|복제|배포)\s?(?:[·,/및]|\s|-|금지|재배포){1,4}|재배포\s?금지|저작권\s?ⓒ|[\w.]{1,40}@[\w.-]{1,40}\.(?:com|co\.kr|kr|net)$/,
  /無断(?:転載|複製|複写).{0,12}(?:禁|お断り)|(?:転載|複製)を(?:固く)?禁(?:じます|ず)|有料会員になると/,
]
