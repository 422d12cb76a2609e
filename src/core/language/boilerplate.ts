// Tells the furniture of a page from the editorial: credits, share buttons, subscription lines, copyright.
// Ingest removes most of it by its place on the page; this list catches what stands between the paragraphs.
// When in doubt a sentence is kept: losing a sentence of the editorial is worse than keeping a credit.

/** Is this sentence part of the page rather than of the editorial? */
export function isBoilerplate(sentence: string): boolean {
  const line = sentence.trim().replace(/[‘’]/g, "'")
  if (line.length > LONGEST) return false
  return (
    WHOLE_LINES.test(line) || OPENINGS.some((one) => one.test(line)) || ANYWHERE.some((one) => one.test(line))
  )
}

/** Furniture is short (UTF-16 units); the guard also keeps every expression below linear. */
const LONGEST = 400

/** Lines that say nothing else. */
const WHOLE_LINES = new RegExp(
  `^(?:${[
    'share(?: this(?: article| story)?)?|facebook|twitter|x|kakaotalk|linkedin|whatsapp|email|e-mail|print|copy link|save|comments?|reply|menu|search|subscribe|sign in|log in|advertisement|ad|editorials?|opinion|the editorial board|by the editorial board|usa today|our view|letters|most (?:viewed|read|popular)|related(?: articles| stories)?|read more|top stories|font size|list',
    '공유(?:하기)?|글자 ?크기(?: 조절)?|인쇄|스크랩|댓글|좋아요|목록|페이스북|트위터|카카오톡|밴드|기사 ?저장|구독(?:하기)?|사설|오피니언|관련 ?기사|많이 본 (?:기사|뉴스)|가나다라',
    'シェア(?:する)?|ツイート|印刷|保存|メール|社説|関連記事|あわせて読みたい|続きを読む|記事一覧|おすすめ記事|コメント',
  ].join('|')})[.:。]?$`,
  'i',
)

const OPENINGS = [
  /^(?:go to (?:contents|navigation)|skip to (?:main )?content|jump to)\b/i,
  /^(?:posted|updated|published|last (?:modified|updated)|first published)[:,]? .{0,30}\b\d{4}\b/i,
  /^(?:sign up|subscribe|register|log in|become a (?:member|subscriber)|support our journalism|download (?:the|our)|follow us)\b.{0,200}\b(?:newsletters?|inbox|e-?mails?|alerts?|app|today|daily|free|twitter|facebook|subscriber|journalism|access)\b/i,
  /^get (?:the|our|unlimited)\b.{0,120}\b(?:delivered|inbox|newsletters?|access)\b/i,
  /^by (?:signing up|subscribing|registering|clicking)\b/i,
  /^(?:copyright|©|ⓒ|\(c\)) ?/i,
  /^(?:analysis\/opinion|opposing view|another view|our view|related|read more|read also|also read|see also|watch|listen|photos?|video)\s?:/i,
  /^(?:to )?read (?:or share|more (?:editorials|of our|from)|the full|other editorials)\b/i,
  /^to (?:respond to|comment on) this (?:editorial|column|article)\b/i,
  /^(?:if you can't see this|please refresh your page|click here|tap here)\b/i,
  /^(?:the author is|this (?:editorial|article) (?:first|originally) appeared|editorials? (?:represent|reflect)s?)\b/i,
  /^\(?(?:photo|image|illustration|file photo|getty|ap photo)\b ?(?:by|:|\/|courtesy)/i,
  /^(?:본문 ?(?:바로가기|으로)|메뉴 ?바로가기|입력\s?[:|]?\s?\d{4}|수정\s?[:|]?\s?\d{4}|등록\s?[:|]?\s?\d{4}|업데이트\s?[:|]?\s?\d{4}|기사입력|저작권자|네이버에서|구독하고|뉴스레터)/,
  /^(?:本文へ|メニューへ|この記事(?:は|を)(?:有料|シェア|保存)|会員登録|有料会員|無料会員|ログイン|購読(?:の|する)|【関連|\d{4}年\d{1,2}月\d{1,2}日\s?\d{1,2}[:：]\d{2}$)/,
]

const ANYWHERE = [
  /\ball rights reserved\b/i,
  /\breprint permission\b|\bseparate from the news staff\b|\bdaily opinion (?:e-?mail )?newsletter\b/i,
  /\b(?:opinions? front page|terms of (?:use|service)|privacy policy)\b/i,
  // A caption's credit: “(Photo: Brennan Linsley, AP)”, “(AP Photo/Jane Doe)”. “Reuters/Ipsos poll” is not one.
  /\((?:photo|image|illustration)\s?[:/]|\((?:ap|afp|reuters|getty)(?: photo| images)?(?:\/[^)]{0,60})?\)$/i,
  /무단\s?(?:전재|복제|배포)|재배포\s?금지|저작권\s?ⓒ|[\w.]{1,40}@[\w.]{1,40}\.(?:com|co\.kr|kr|net)$/,
  /無断(?:転載|複製|複写)|(?:転載|複製)を禁/,
]
