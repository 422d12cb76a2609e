// Lines of a newspaper page that are not the editorial: navigation, share buttons, credits, copyright tails.
// One table of named patterns over single lines, in English, Korean, Japanese and some others. What is
// furniture by its place only (a section's name above a headline) is not known here.

export type Furniture =
  /** Menus, sections, "Go to contents". */
  | 'navigation'
  /** "Facebook", "Link copied", "글자크기", "文字サイズ". */
  | 'share'
  /** Invitations: newsletters, apps, letters to the editor, paywalls. */
  | 'subscription'
  /** "Advertisement", "Story continues below". */
  | 'advert'
  /** Openers of lists that follow an article: "Most Viewed", "관련기사", "関連記事". */
  | 'related'
  /** A pointer to one other article: "Read more: ...". */
  | 'pointer'
  /** Captions and credits of pictures. */
  | 'credit'
  /** "ⓒ", "All rights reserved", "무단 전재", "無断転載". */
  | 'copyright'
  /** What a house says of itself: who its editorial board is, whose views these are. */
  | 'imprint'
  /** Lines without a word: rules, counters, bare addresses. */
  | 'sign'

/** No line longer than this (characters) is furniture. */
const LONGEST = 900

/** What a line, without blanks around it, is on a page; null when it may be text. */
export function furnitureOf(line: string): Furniture | null {
  if (line.length > LONGEST) return null
  for (const { kind, pattern, longest } of PATTERNS) {
    if (line.length <= longest && pattern.test(line)) return kind
  }
  return null
}

interface Pattern {
  kind: Furniture
  pattern: RegExp
  /** Characters; longer lines are text. */
  longest: number
}

/** The whole line is one of these words. */
function words(kind: Furniture, alternatives: string): Pattern {
  return {
    kind,
    pattern: new RegExp(`^[\\s\\[(<·•|【〔■◆]*(?:${alternatives})[\\s\\])>】〕:：·•|!.…»›→+-]*$`, 'iu'),
    longest: 120,
  }
}

/** The line begins with one of these. */
function begins(kind: Furniture, longest: number, alternatives: string): Pattern {
  return { kind, pattern: new RegExp(`^[\\s\\[(<·•|*]{0,4}(?:${alternatives})`, 'iu'), longest }
}

/** One of these stands anywhere in the line. */
function holds(kind: Furniture, longest: number, alternatives: string): Pattern {
  return { kind, pattern: new RegExp(alternatives, 'iu'), longest }
}

const PATTERNS: Pattern[] = [
  // "JANE ROE/LEDGER STAFF", "(Jane Roe / The Ledger)"
  { kind: 'credit', pattern: /^[\p{Lu} .’'-]{4,40}\/[\p{Lu} .’'&-]{3,40}$/u, longest: 80 },
  { kind: 'credit', pattern: /^\([^()/]{3,60} ?[/|] ?[^()/]{3,60}\)$/, longest: 130 },
  holds('subscription', 240, '\\b(?:weekly|daily|free|our|morning|this) (?:\\w{1,12} )?newsletters?[.!]?$'),
  // --- Signs
  { kind: 'sign', pattern: /^[^\p{L}]{1,60}$/u, longest: 60 },
  { kind: 'sign', pattern: /^(?:https?:\/\/|www\.)\S+(?: (?:page )?\d+ ?(?:of|\/) ?\d+)?$/i, longest: 500 },
  // The head of a printed page: "1/15/26, 8:00 AM A headline - The Ledger"
  {
    kind: 'sign',
    pattern:
      /^\d{1,4}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d(?: ?[AP]M)? (?=.*\p{L}{3}.* \p{L})(?!.*\b(?:by|updated|posted)\b)/iu,
    longest: 250,
  },
  { kind: 'sign', pattern: /^[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,40}$/, longest: 160 },
  { kind: 'sign', pattern: /^@\w{1,30}$/, longest: 31 },
  words('sign', '\\d+ (?:of|/) \\d+|null|undefined|false|true|loading(?: content)?'),

  begins(
    'navigation',
    60,
    'zum inhalt|zur navigation|aller au (?:contenu|menu)|accéder au contenu|ir (?:al|para o) (?:contenido|conteúdo|menú?)|' +
      'saltar al contenido|pular para o|vai al contenuto|ga naar|direct naar|hoppa till|gå til|spring til|przejdź do|перейти к',
  ),
  begins('related', 12, '(?:more|related) ?[:：]$'),
  // --- Navigation
  begins(
    'navigation',
    90,
    '(?:skip|go|jump|back|return) to\\b|toggle (?:navigation|menu)|expand /|you are here',
  ),
  begins(
    'navigation',
    60,
    'メイン?メニューを|本文(?:へ|に)|このページの本文|ナビゲーションを|ページの先頭|ここから本文',
  ),
  begins(
    'navigation',
    40,
    '(?:본문|메뉴|주메뉴|하단|컨텐츠|콘텐츠|검색|기사)\\s?(?:으로|로)?\\s?(?:바로\\s?가기|건너뛰기|이동)',
  ),
  words(
    'navigation',
    'home(?: ?page)?|menu|main menu|sections?|search|close|more|show more|see (?:all|more)|' +
      'view (?:all|more)|top|news|latest|world|national|nation|international|local|metro|politics|' +
      'business|economy|markets|money|finance|opinions?|editorials?(?: & opinion)?|op-?eds?|columns?|' +
      'columnists|letters(?: to the editor)?|commentary|cartoons?|sports?|culture|' +
      'arts?(?: & (?:culture|entertainment|life))?|entertainment|lifestyle|life(?: & style)?|style|' +
      'food|travel|health|science|tech(?:nology)?|environment|education|weather|obituaries|classifieds|' +
      'jobs|autos?|real estate|puzzles|comics|crosswords?|games|video|videos|photos?|pictures|' +
      "podcasts?|newsletters?|e-?paper|print edition|today[’']s paper|archives?|about(?: us)?|" +
      'contact(?: us)?|help|faq|careers|advertise(?: with us)?|privacy(?: policy| notice)?|' +
      'cookie (?:policy|preferences)|terms(?: of (?:use|service)| & conditions| and conditions)?|' +
      'site ?map|corrections|rss|log ?in|sign (?:in|up|out)|register|my account|subscribe(?: now)?|' +
      'donate|english|(?:korean|japanese|chinese|english) (?:version|edition)|previous(?: article)?|' +
      'next(?: article)?|live|breaking news|trending',
  ),
  words(
    'navigation',
    '홈|뉴스|정치|경제|사회|국제|문화|스포츠|연예|라이프|오피니언|사설|사설·칼럼|사설/칼럼|칼럼|전국|' +
      '지역|사람들|과학|만평|기획|연재|포토|영상|동영상|지면보기|신문보기|전체\\s?메뉴|전체보기|' +
      '메뉴(?:\\s?(?:열기|닫기))?|검색|로그인|회원가입|마이페이지|구독(?:하기|신청|안내)?|' +
      '후원(?:하기)?|더\\s?보기|목록(?:으로)?|이전\\s?(?:기사|글)(?:보기)?|' +
      '다음\\s?(?:기사|글)(?:보기)?|맨\\s?위로|위로|닫기|뒤로|기사\\s?제보|제보하기|고객센터|회사소개|' +
      '광고문의|개인정보\\s?처리방침|이용약관|청소년보호정책|영어판|일본어판|한국어',
  ),
  words(
    'navigation',
    'トップ(?:ページ)?|ホーム|ニュース|速報|社会|政治|経済|国際|スポーツ|オピニオン|社説|コラム|文化|' +
      '科学|地域|暮らし|教育|エンタメ|特集|連載|検索|メニュー|朝刊|夕刊|紙面(?:ビューアー)?|' +
      '一覧(?:へ|を見る)?|記事一覧|もっと見る|ログイン|新規登録|会員登録|無料会員登録|マイページ|' +
      '購読(?:申し込み|案内)?|お問い合わせ|ヘルプ|サイトマップ|閉じる|前の記事(?:へ)?|次の記事(?:へ)?|' +
      '(?:ページ)?トップへ(?:戻る)?|英語版|首页|首頁|新闻|新聞|评论|評論|社论|社論|登录|登入|注册',
  ),

  words(
    'navigation',
    '.{0,12}(?:を|で)(?:見る|読む|聞く)|纠错|\\d{1,2}\\s?[면面版](?:\\s?TOP)?|打印|责任编辑.{0,12}|責任編輯.{0,12}',
  ),
  words(
    'navigation',
    'startseite|meinung|politik|wirtschaft|gesellschaft|anmelden|abo|suche|leitartikel|kommentar|' +
      "accueil|débats|idées|opinions?|éditoria(?:l|ux)|se connecter|s[’']abonner|connexion|" +
      'portada|inicio|opinión|editoriales?|iniciar sesión|suscr[ií]bete|internacional|economía|deportes|' +
      'opinioni|editoriali|abbonati|accedi|cronaca|economia|início|opinião|editoriais|entrar|assine|esportes',
  ),

  // --- Share buttons and tools
  words(
    'share',
    'share(?: this)?(?: (?:article|story|page|post))?(?: (?:on|via|to|with|by) [\\w ]{1,20})?|' +
      'shares?|(?:x )?share via|share permalink|facebook|twitter|x|threads|bluesky|linked ?in|whatsapp|' +
      'reddit|pinterest|flipboard|instagram|you ?tube|tiktok|google\\+?|telegram|messenger|line|' +
      'kakao ?(?:talk|story)?|naver(?: band)?|band|wechat|weibo|snapchat|tumblr|mastodon|fb|' +
      'e-?mail(?: this)?(?: (?:article|story))?|print(?: this)?(?: (?:article|story|page))?|' +
      'copy(?: (?:link|url))?|(?:link|url) copied|save(?: (?:article|story|this))?|bookmark|like|' +
      'follow|tweet(?: on twitter)?|pin(?: it)?|gift(?: unlocked)?(?: this)?(?: article)?|' +
      '(?:view |post |read |leave a |show |hide )?comments?(?: ?\\(?[\\d,+]*\\)?)?|' +
      '[\\d,]+ ?(?:comments?|shares?|likes?|views?)|' +
      'listen(?: to (?:this )?(?:article|story))?(?: ?\\(?\\d+ min(?:ute)?s?\\)?)?|' +
      '\\d+[ -]min(?:ute)?s?(?: (?:read|listen))?|play(?: video)?|text(?: size)?|font size|a ?[-+]|' +
      'resize|reuse this content|report (?:an )?error|facebook twitter(?: \\w{2,12}){0,5}|' +
      'published \\d+ \\w+ ago|(?:updated )?\\d+ (?:hours?|minutes?|days?) ago|advertisement|dark mode',
  ),
  begins(
    'share',
    70,
    'click to (?:share|print|email)|share (?:on|via|to) |listen to this (?:article|story)|' +
      'read in app|add (?:us )?as a preferred|view (?:\\d+ )?comments',
  ),
  words(
    'share',
    '공유(?:하기)?|SNS\\s?공유(?:하기)?|페이스북(?:\\s?공유.*)?|트위터|엑스|카카오톡|카카오스토리|' +
      '카톡|네이버\\s?(?:밴드|블로그)?|밴드|라인|텔레그램|(?:URL|링크|주소)\\s?복사(?:하기)?|' +
      '이메일(?:\\s?보내기)?|인쇄(?:하기)?|프린트|스크랩(?:하기)?|북마크|저장|' +
      '글[자씨]\\s?크기(?:\\s?(?:조절|변경|설정|선택))?|글씨|글자|[가-]{1,3}|작게|크게|보통|아주 크게|' +
      '확대|축소|좋아요\\s?\\d*|싫어요\\s?\\d*|화나요\\s?\\d*|슬퍼요\\s?\\d*|' +
      '댓글\\s?\\(?\\d*\\)?(?:쓰기|보기)?|의견\\s?\\d*|' +
      '기사\\s?(?:저장|듣기|공유|스크랩|보내기|요약|읽어주기)|음성(?:으로)?\\s?(?:듣기|재생)|듣기|' +
      '읽기\\s?모드|다크\\s?모드|요약|번역|추천\\s?\\d*|조회\\s?(?:수)?\\s?[\\d,]*',
  ),
  words(
    'share',
    'シェア(?:する)?|ツイート|ポスト(?:する)?|ブックマーク|メール(?:で送る|する)?|印刷(?:する)?|' +
      '保存(?:する)?|スクラップ|コピー|(?:リンク|URL)を?コピー(?:する)?|はてな(?:ブックマーク|ブログ)?|' +
      'LINE(?:で送る|で共有)?|フェイスブック|エックス|X(?:でシェア|で共有)?|共有(?:する)?|' +
      '文字サイズ(?:変更)?|文字の?(?:拡大|縮小)|[小中大]|標準|拡大|縮小|' +
      'コメント(?:を?(?:見る|書く|する))?\\s?\\d*件?|記事を(?:保存|印刷|読み上げ|シェア|聞く).*|' +
      '音声(?:で聞く|読み上げ|再生)|いいね!?\\s?\\d*|プレゼント(?:する)?|有料(?:会員)?(?:限定)?記事|' +
      '会員限定(?:記事)?|無料(?:記事)?|鍵付き記事|分享(?:到.*)?|收藏|打印|列印|字号|字級',
  ),

  words(
    'share',
    'thanks for sharing|got it|copied|[\\p{L} ]{3,20}[:：]? ?\\d+ ?(?:min(?:utes?|uten|utos|uti)?|분|分)\\.?(?: (?:read|listen|de lectura|di lettura|de leitura))?|' +
      'teilen|merken|drucken|vorlesen|artikel (?:teilen|anhören|merken)|lesezeit:? ?\\d+ min(?:uten)?|feedback|' +
      "partager|imprimer|copier le lien|offrir l[’']article|écouter(?: l[’']article)?|temps de lecture:? ?\\d+ min(?:utes)?|" +
      'compartir(?: en .{2,12})?|copiar enlace|escuchar|guardar|imprimir|ir a los comentarios|comentarios ?\\d*|' +
      "condividi|ascolta l[’']articolo|stampa|commenti ?\\d*|compartilh(?:e|ar)|ouvir o texto|salvar|comentários ?\\d*|" +
      'delen|bewaren|dela|lyssna|kommentare ?\\(?\\d*\\)?|commentaires ?\\(?\\d*\\)?',
  ),

  // --- Adverts and invitations
  words(
    'advert',
    'advertise?ments?|ads?|sponsored(?: (?:content|links))?|promoted|paid post|광고|AD|PR|広告|' +
      '스폰서|廣告|广告|anzeige|publicité|publicidad|pubblicità',
  ),
  begins(
    'advert',
    80,
    'advertisement ?[-–—:]|(?:story|article) continues (?:below|after)|continue reading (?:below|the main story)|' +
      '이 기사는 .{0,20}계속됩니다|記事は.{0,12}続きます',
  ),
  begins(
    'subscription',
    400,
    '(?:please )?(?:sign up|register|subscribe(?! to (?:the|this|that|a) (?:view|idea|notion|theory|belief))|log in|sign in) (?:for|to|now|here|today|with|or)\\b|' +
      'subscribe\\b(?! to (?:the|this|that|a) (?:view|idea|notion|theory|belief)).{0,80}$|already a (?:subscriber|member)|' +
      'get (?:our|the|your|unlimited|full|breaking|this|started|it)\\b.{0,120}(?:newsletter|inbox|app|access|delivered|notifications|alerts|subscription)|' +
      '(?:(?:follow|join|connect with) (?:us|the|our|[\\p{Lu}@])|(?:like|find) us)[^.]{0,80} (?:on|at|via) (?:facebook|twitter|x\\b|instagram|tiktok|threads|bluesky|linkedin|whatsapp|telegram|youtube)|' +
      'click here(?: (?:to|for|and|now|if)\\b|[.!]?$)|download (?:our|the) [^.]{0,30}app\\b|(?:support|help us|fund) .{0,40}journalism|' +
      'this (?:article|content|story) is (?:for|only|available|reserved)|' +
      "become a (?:member|subscriber)|don[’']t miss (?:a|out|our)\\b|" +
      "you(?:[’']ve| have) (?:reached|read) |create (?:a|your) free account|enter your email|" +
      'your email|turn on (?:desktop )?notifications|make .{0,40}preferred source|' +
      'have (?:a tip|something to say|your say)|we use cookies|your privacy',
  ),
  begins(
    'subscription',
    400,
    '(?:submit|send|e-?mail|share|tell|write) (?:us |to us |a |an |your |letters?)(?:a |your |letter|op-?ed|thought|view|opinion|tip|comment|what|to the editor|at\\b)|' +
      'letters? to the editor (?:should|must|may|can|are welcome)|' +
      'to (?:submit|send|respond|comment|write|reach|contact) .{0,80}(?:letter|op-?ed|opinion|editorial|@|email|form)|' +
      "we[’']d (?:like|love) to (?:hear|know)|what do you think\\?|" +
      'join the (?:conversation|discussion|debate)|(?:do you )?have an opinion|' +
      "here(?:[’']s our email| are some tips)|(?:as you comment|commenting)\\b|" +
      'comments? section ',
  ),
  begins(
    'subscription',
    200,
    '[▶☞►▷☎▲◆■]\\s?(?:.{0,60}(?:구독|제보|바로가기|채널|카카오|앱|뉴스|기사|클릭|보기|이벤트|http|登録|購読|詳しく|会員))|' +
      '(?:네이버|카카오|유튜브|구글|포털|다음)(?:에서|톡|TV|뉴스|\\s?채널).{0,60}(?:구독|추가|보기|만나|팔로우|설정)|' +
      '.{0,40}(?:구독하세요|구독해 ?주세요|구독하기|제보를 기다립니다|후원해 ?주세요|무료로 보내드립니다)',
  ),
  begins(
    'subscription',
    200,
    'この(?:記事|続き)は.{0,30}(?:有料|会員|限定|ログイン)|' +
      '(?:残り|あと)[\\s:：]?[\\d０-９,]+[\\s　]?(?:文字|字)|(?:続き|全文)を(?:読む|お読み)|' +
      '(?:有料|無料)?会員.{0,30}(?:登録|ログイン|なら|になる)|' +
      '(?:ログイン|会員登録|購読)(?:して|すると|の)|' +
      '.{0,30}(?:メールで(?:お届け|配信)|メルマガ|ニュースレター)(?!.*。)|' +
      '.{0,20}(?:ご登録|お申し込み|ご購読)は|.{0,30}(?:公式|アカウント)(?:を|で)?フォロー',
  ),

  // --- Lists of other articles
  words(
    'related',
    '(?:the )?most[ -](?:viewed|read|popular|shared|watched|commented|e-?mailed|recent|clicked|discussed)(?: (?:articles|stories|videos|news|posts|in [\\w &]{1,30}))?|' +
      '(?:top|latest|recent|popular|trending|more|related|recommended|other|featured|breaking|must-read) (?:top )?(?:articles?|stories|news|headlines?|videos?|opinions?|editorials?|links?|posts?|topics?|content|tags|reading|coverage)(?: .{0,30})?|' +
      "related|recommended(?: for you)?|popular|latest|(?:our|editors?[’']?s?) picks?|" +
      'read (?:more|next|also)|what to read next|up next|' +
      'you (?:may|might|could) (?:also )?(?:like|be interested in).*|people are reading|' +
      'from (?:around )?the web|more from the web|in this (?:story|article)|see also|tags?|topics?|' +
      "keywords?|filed under|stay connected|around the web|don[’']t miss|what others are reading|" +
      'on our radar|share your thoughts.*|have your say.*',
  ),
  begins(
    'related',
    70,
    'more (?:from|in|on|by|about)\\b(?!.*[.,;]$)|also (?:in|from|on)\\b(?!.*[.,;]$)|' +
      'trending (?:in|now|on)\\b|latest (?:from|in|on)\\b|stories? (?:from|by)\\b(?!.*[.,;]$)|' +
      'most (?:read|popular|viewed)\\b(?!.*[.,;]$)|related (?:to|tags|topics)\\b|' +
      'top (?:stories|news|video)|tags? ?[:：]|topics ?[:：]|keywords ?[:：]|filed under',
  ),
  words(
    'related',
    '관련\\s?(?:기사|뉴스|글|링크|키워드|태그|이슈)(?:\\s?(?:보기|더보기))?|' +
      '(?:가장\\s?)?많이\\s?(?:본|읽은)\\s?(?:뉴스|기사|글)?(?:\\s?.{0,10})?|' +
      '인기\\s?(?:기사|뉴스|글)(?:\\s?.{0,8})?|추천\\s?(?:기사|뉴스|영상)(?:\\s?.{0,8})?|' +
      '(?:주요|최신|실시간|핫|속보|오늘의|이\\s?시[각간])\\s?(?:주요)?\\s?(?:뉴스|기사|이슈|핫\\s?뉴스|인기기사)(?:\\s?.{0,8})?|' +
      '.{1,10}\\s?(?:기자|필자|칼럼니스트)(?:의)?\\s?(?:다른|최신)\\s?(?:기사|글)(?:\\s?보기)?|' +
      '이\\s?기사와?\\s?(?:함께|관련).{0,12}|' +
      '(?:사설|칼럼|오피니언)\\s?(?:더\\s?보기|최신\\s?기사|다른\\s?기사|많이 본 기사|목록)|태그|' +
      '키워드|(?:함께|같이)\\s?(?:볼만한|읽을|본).{0,10}|당신이 좋아할.*|에디터\\s?픽|' +
      '베스트\\s?(?:클릭|댓글)|랭킹\\s?뉴스|댓글\\s?많은\\s?(?:뉴스|기사)',
  ),
  words(
    'related',
    '関連(?:する)?(?:記事|ニュース|リンク|キーワード|トピック(?:ス)?|タグ|特集)|あわせて読みたい|' +
      'こちらも(?:おすすめ|読まれて).*|おすすめ(?:の?記事|情報)?(?:.{0,10})?|注目の?.{1,12}|' +
      '話題の?.{1,12}|(?:アクセス|記事|人気|閲覧|総合|デイリー)?ランキング|人気(?:の)?記事|' +
      '(?:最新|新着|主要|トップ)(?:の)?(?:記事|ニュース|社説)|' +
      '(?:よく|最も|もっとも)(?:読まれ|見られ)(?:て|た).*|' +
      '(?:社説|コラム|オピニオン)の?(?:一覧|最新記事|記事|バックナンバー|他の記事|新着)(?:へ|を見る)?|' +
      'この(?:記事|連載)の?(?:関連|一覧|シリーズ).{0,10}|タグ|キーワード|トピックス|ピックアップ|' +
      '編集部(?:の)?おすすめ|相关(?:阅读|新闻|文章|链接)|相關(?:閱讀|新聞|文章|連結)|' +
      '热门(?:文章|新闻|阅读)|熱門(?:文章|新聞)|延伸(?:阅读|閱讀)|推荐(?:阅读)?|推薦(?:閱讀)?|' +
      'mehr zum thema|meistgelesen|das könnte sie auch interessieren|lesen sie auch|à lire aussi|' +
      'lire aussi|les plus lus|sur le même (?:sujet|thème)|te puede interesar|lo más (?:leído|visto)|' +
      'más noticias|leggi anche|leia (?:também|mais)|lees ook',
  ),
  begins('related', 30, '注目の|話題の(?:ニュース|記事|動画)'),
  begins(
    'pointer',
    240,
    '(?:read(?: (?:more|also|next))?|related(?: (?:story|article|coverage|links?))?|see also|also read|more|watch(?: (?:now|live|more))?|recommended|from the archives?|in depth|go deeper) ?[:：|]|' +
      'read (?:more|the full|our|related)\\b(?!.*[.]$)|\\[?관련\\s?기사\\]?\\s?[:：▶>]|' +
      '(?:▶|☞|►|▷)\\s?\\S|(?:関連記事|あわせて読みたい|関連)[:：＞>]|' +
      '(?:lesen sie auch|lire aussi|à lire aussi|lee también|leggi anche|leia também) ?[:：]|' +
      'on [A-Z]\\w+\\.com:',
  ),

  // --- Credits
  begins(
    'credit',
    400,
    '(?:file )?(?:photo(?:graph)?s?|image|illustration|picture|graphic|cartoon|credit|caption|video)(?: (?:by|credit|illustration|courtesy)\\b| ?[:：|/©])|' +
      '(?:사진|삽화|일러스트|그래픽|자료사진|영상)\\s?[:：=/|제]|' +
      '(?:写真|画像|イラスト|撮影|資料写真|動画)\\s?[:：=／/|ⓒ©]|写真は.{0,60}(?:撮影|提供|共同|より)|' +
      '(?:foto|bild|crédit|photographie)s? ?[:：|]|caption$|image \\d+ of|\\d+ ?/ ?\\d+$',
  ),
  holds(
    'credit',
    600,
    '(?:[(\\[/=:|©]|(?:^|[\\s.])(?:via|courtesy|credit)) ?[^()\\[\\]]{0,50}(?:getty(?: images)?|reuters|yonhap|xinhua|kyodo|jiji(?: press)?|dpa|pti|bernama|newsis|canadian press|afp|\\bAP|epa|associated press|bloomberg|연합뉴스|뉴시스|뉴스1|공동취재단|共同|時事)(?:[ -/,]{1,3}?(?:photo|file|제공|자료사진|images|pool|yonhap)[^()\\[\\]]{0,40})?[ )\\]]{0,3}\\.?$|' +
      '(?:photo(?:graph)?(?: by)?|AP photo) ?[:/] ?[^.]{3,60}\\)?$|' +
      '\\((?:AP|file|courtesy|photo)[ /][^()]{3,60}\\)$|' +
      '[.다)] (?:(?:[가-힣]{2,4} )?(?:연합뉴스|뉴시스|뉴스1|로이터|공동취재(?:사진|단)?)(?: 제공)?|[가-힣]{2,4} (?:선임)?기자(?: [\\w.]+@[\\w.]+)?)$|' +
      '[.!”"] (?:via )?(?:Reuters|AP|AFP|EPA(?:-EFE)?|Getty(?: Images)?|Bloomberg|Xinhua|Kyodo|Yonhap|dpa|PA(?: Media)?|Shutterstock|iStock|Associated Press)(?: Photo)?$|' +
      '[|=／] ?(?:연합뉴스|뉴시스|뉴스1|로이터|AP|AFP)(?: 연합뉴스)?$|' +
      '\\([^()]{0,40}(?:photo|提供|撮影|写真)[^()]{0,20}\\)$|' +
      '（[^（）]{0,30}(?:提供|撮影|写真)[^（）]{0,10}）$|submitted photo$|' +
      '(?:[가-힣]{2,12}\\s)?제공\\.?$(?<=^.{0,60})',
  ),

  // --- Copyright and imprint
  begins(
    'copyright',
    600,
    '(?:©|ⓒ|\\(c\\) ?\\d|&copy;)|copyrights?\\b ?(?:©|ⓒ|\\(c\\)|by|\\d{4}|[-:ⓒ])|' +
      '.{0,30}all rights reserved|(?:저작권자|저작권은|본 기사의 저작권)|' +
      '(?:무단\\s?(?:전재|복제|배포)|재배포\\s?금지)|(?:無断(?:での?)?(?:転載|複製|複写|使用|引用))|' +
      '(?:記事・?写真|本サイト|当サイト|掲載の記事|このサイト).{0,30}(?:無断|転載|著作権)|著作権は|' +
      '版权所有|版權所有|未经授权|未經|转载',
  ),
  holds(
    'copyright',
    320,
    'all rights? reserved|©|ⓒ|무단\\s?(?:전재|복제|배포)|재배포\\s?(?:를\\s?)?금지|' +
      'AI\\s?(?:학습|활용)[^.]{0,20}금지|' +
      '無断(?:での?)?(?:転載|複製|複写)[^。]{0,20}(?:禁|お断り|できません)|' +
      'may not be (?:published|reproduced|redistributed|copied)|' +
      'reproduction (?:in whole|without|prohibited)|tous droits réservés|alle rechte vorbehalten|' +
      'todos los derechos|tutti i diritti|todos os direitos',
  ),
  begins(
    'imprint',
    700,
    "(?:the |our )?(?:[\\p{L}’'.& ]{0,40} )?editorial board (?:is|are|consists|members|includes|comprises|operates|represents)\\b|" +
      "(?:the )?[\\p{L}’'.& ]{1,40} is committed to publishing\\b|" +
      '(?:these |our |this |unsigned |the )?(?:unsigned |lead )?editorials? (?:represents?|reflects?|express(?:es)?|is the (?:opinion|view|work|consensus)|are (?:the (?:opinion|view|institutional)|unsigned|written by)|is written by|appeared|was (?:first )?published|ran)\\b|' +
      '(?:the )?(?:views?|opinions?)(?: and (?:views|opinions))? expressed\\b|' +
      'this is (?:an? |the )?(?:[\\p{L} ]{1,20})?(?:editorial|opinion|view) (?:of|from|by)\\b|' +
      "members of the [\\p{L}’' ]{0,30}(?:editorial )?board\\b|" +
      'about the (?:authors?|editorial board|writers?)(?: ?[:：]|$)|(?:it|the board) is separate from the newsroom|.{0,40}editorial writers (?:offer|express|write)|' +
      'a version of this (?:article|editorial|story)|appeared in (?:the|print)|' +
      'this (?:article|editorial|story) (?:was )?(?:originally |first )?(?:published|appeared|ran|written by|translated)\\b|' +
      'published in the [^.]{0,60}print edition|' +
      'powered by\\b|part of the .{2,30} network$',
  ),
  begins(
    'imprint',
    200,
    '(?:등록번호|발행인|편집인|대표(?:이사|전화|자)?|사업자|청소년보호책임자|제호|인터넷신문|발행일|등록일|주소|전화|팩스|이메일)\\s?[:：|]|' +
      '(?:서울|경기|부산|대구)[^.]{0,60}(?:대표전화|등록번호|사업자)|' +
      '[※*]?\\s?(?:외부|본)\\s?(?:필진|기고|칼럼|사설)[^.]{0,40}(?:본지|편집|입장|방향)|' +
      '(?:この社説|本欄|社説は).{0,30}(?:論説委員|見解|担当)',
  ),
]
