// What a house says to its readers before and behind a text: sign up, follow us, write to us, who wrote this,
// what was corrected. The words are those of any sentence, so they count at the edges of a text only; what is
// never text wherever it stands is in furniture.

/** No paragraph longer than this (characters) is a word to the readers. */
const LONGEST = 450

/** Does a paragraph, without blanks around it, read like a word of the house to its readers? */
export function isService(text: string): boolean {
  if (text.length > LONGEST) return false
  return FORMS.some((form) => form.test(text)) || (ASKS.test(text) && TO_READERS.test(text))
}

/** What a house wants its readers to do ... */
const ASKS =
  /(?:^|[.!?:,;] |please |now |to )(?:sign up|sign in|log in|register|subscribe(?! to (?:the|this|that|a) (?:view|idea|notion|theory|belief)))\b|you signed up|\bunsubscribe\b|\bsubscribers only\b|\bnewsletters?\b|\bsaved list\b|\bsave articles\b|\bcookies\b|\bgoogle news\b|\bwhatsapp channel\b|\btelegram channel\b|\bletters? to the editor\b|\be-?mail (?:us|address|alerts?)\b|\b(?:click|tap) here\b|\bour comments\b|\bcommenting\b|\b(?:community|house) (?:guidelines|rules|standards)\b|\w@\w/i
/** ... and that it is them to whom it speaks. */
const TO_READERS =
  /\b(?:you|your|us|our|we|please|here|channel|this (?:article|story|page|site|e-?mail|editorial|content)|to (?:save|read|receive|get|listen|bookmark|comment))\b/i

const FORMS = [
  // On the writers: "Ann Lee is a columnist for the Ledger."
  /^\p{Lu}[^.!?]{1,80} (?:is|are|was|were) (?:an?|the|members?|a former) [^!?]{0,120}\b(?:columnists?|reporters?|editors?|correspondents?|writers?|editorial board|fellow|professor)\b[^!?]{0,160}$/u,
  /^[^.!?]{2,120} contributed to (?:this|the) (?:report|story|article|editorial)\.$/iu,
  /^(?:(?:the )?(?:writer|author)|he|she) is (?:an?|the) [^.]{0,100}(?:columnist|editor|professor|fellow|reporter|writer) (?:at|of|for)\b/iu,
  // On the text: "This article was amended on ..."
  /^[[(（※*•–—-]{0,2}\s?(?:this|an earlier version of this) (?:article|editorial|story|column|piece|post|page|version|translation)\b.{0,60}\b(?:amended|corrected|clarified|updated|edited|translated|produced|adapted|first|originally|appeared|published|misstated|misspelled|incorrectly)\b/iu,
  /^(?:corrections?|clarification|editor[’']s note)(?: \([^)]{2,40}\))? ?[:：—-]/iu,
  // On the house and its readers
  /^(?:distributed by|©) [^!?]{2,140}$/iu,
  /^(?:contact|reach|e-?mail|write to|follow) [^!?]{2,100}(?:@|\.com\b|\d{3}|\bon (?:x|twitter|facebook|instagram|bluesky)\b)/iu,
  /^to (?:read|continue|see|view|submit|send|comment|reach|contact)\b.{0,100}\b(?:articles?|stor(?:y|ies)|editorials?|letters?|reading|more|here|subscri\w+|e-?mail|@)/iu,
  /^(?:we|the editors|the times|the post) (?:welcomes?|invites?|would like to hear|want to hear)\b.{0,80}\b(?:letters?|submissions?|comments?|opinions?|views|readers|from you|your|what you)\b/iu,
  /^(?:all )?comments? (?:are|is|will be|section|must|may be|posted)\b/iu,
  /^letters? (?:to the editor )?(?:should|must|may|can|are welcome)\b/iu,
  /^(?:[\p{Lu}][\p{L}’']{1,20} ){1,4}(?:editorials?|editorial opinions?|editorial (?:board|positions?))\b.{0,80}\b(?:represents?|reflects?|determines?|decided|institution|newsroom|news staff|opinions?|positions?)\b/u,
  /^(?:(?:the|this|these|our|all) )?(?:above )?(?:[\p{L}’'.]{1,20} ){0,4}(?:editorials?|editorial board|opinion (?:articles?|pieces?|columns?)|columns?) (?:is|are|represents?|reflects?|publish(?:es)?|express(?:es)?|determines?)\b.{0,120}\b(?:views?|opinions?|positions?|thoughts|newspapers?|authors?|writers?|institution|newsroom|editors?)\b/iu,
  /^the above (?:article|editorial|text|column) (?:is|was)\b/iu,
  /\b(?:terms of (?:use|service)|privacy policy|your (?:subscription|account|password|browser|device|inbox))\b/iu,
  /^(?:quelle|sources?|fuente|fonte|출처|来源|來源|出典)\s?[:：].{1,60}$/iu,
  /^(?:los textos que|las opiniones) .{0,80}(?:dirección|apartado|autor|diario)/iu,
  /^please (?:direct|report|read|note|log|sign|enter|send|support|consider|keep|do not|be)\b/iu,
  /^(?:poll|quiz|survey|vote) ?[:：]/iu,
  /^(?:this|our) (?:site|website|page) uses\b/iu,
  /^(?:we|by (?:using|continuing)).{0,80}(?:\bcookies\b|\bour \d* ?partners\b)/iu,
  // Korean and Japanese editorials are written in the plain form; a house asks its readers in the polite one.
  /^.{0,120}(?:세요|십시오|드립니다|기다립니다)\s?[.!]?$/u,
  /(?:구독|후원|제보|로그인|알림|채널|유튜브|라이브|앱|기사)[^.]{0,30}(?:습니다|됩니다|겠습니다|!)[.!]?$/u,
  /^.{0,60}(?:ください|いただけます)。?$/u,
  /(?:登録|購読|会員|ログイン|フォロー|投稿|料金|無料|掲載|記事)[^。]{0,40}(?:できます|必要です|ありません|かかりません|しています|いたします|見られます)。?$/u,
  /(?:英文|英語版)を.{0,20}(?:読む|で)$/u,
  // German, French, Spanish, Italian, Portuguese
  /^(?:rechte am artikel|mehr (?:zum thema|von)|l[’']espace des contributions|cet article (?:a été|est)|este artículo|questo articolo|este texto)\b/iu,
]
