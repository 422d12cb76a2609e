// Saved pages in the manner of papers that print in English. The texts are our own; only the furniture is
// what such papers put around an editorial.
import { describe, it } from 'vitest'
import { EN, expectRead, type Layout, parted } from './saved-text-bodies.js'

const text = parted(EN)
const lines = EN.join('\n')

const BRITISH: Layout[] = [
  [
    'a view whose deck stands between headline and time',
    `Skip to main content\nSkip to navigation\nPrint subscriptions\nSign in\nSearch jobs\nSearch\nInternational edition\nThe Warden - Back to home\nThe Warden\nNews\nOpinion\nSport\nCulture\nLifestyle\nThe Warden view\nColumnists\nCartoons\nOpinion videos\nLetters\n\nFerries\nThe Warden view on island ferries: a waiting room is not a lifeline\nEditorial\nThe operator blames the weather for sailings that its engines never began. Ministers should pay for crossings, not for plans\n\nTue 13 Jan 2026 18.25 GMT\nLast modified on Tue 13 Jan 2026 21.40 GMT\nShare\n\n${text}\n\nDo you have an opinion on the issues raised in this article? If you would like to submit a response of up to 300 words by email to be considered for publication in our letters section, please click here.\n\nExplore more on these topics\nFerries\nScotland\neditorials\nShare\nReuse this content\n\nMost viewed\nMost viewed\nBridge to be closed for a year`,
    {
      title: 'The Warden view on island ferries: a waiting room is not a lifeline',
      posted: '2026-01-13T18:25:00+00:00',
      updated: '2026-01-13T21:40:00+00:00',
      text,
    },
  ],
  [
    'a leading article dated by the evening before',
    `THE TRIBUNE\nToday's sections\nPast six days\nLog in\nSubscribe\nLEADING ARTICLE\nThe Tribune view on island ferries: All at Sea\nThe state has bought a splendid waiting room and forgotten the boat\nThe Tribune\nTuesday January 13 2026, 9.00pm GMT, The Tribune\nShare\nSave\n\n${text}\n\nComments (112)\nRelated articles\nFerry operator to lose bonus\nPROMOTED CONTENT`,
    {
      title: 'The Tribune view on island ferries: All at Sea',
      posted: '2026-01-13T21:00:00+00:00',
      text,
    },
  ],
  [
    'a board’s view with an invitation before the text',
    `Accessibility help\nSkip to navigation\nSkip to content\nSkip to footer\nMyPaper\nOpinion The Gazette View\nA lifeline needs an engine, not a lounge\nIslands should pay for crossings that happen\nThe editorial board\nPublished JAN 14 2026\n\n37\n\nPrint this page\nUnlock the Editor’s Digest for free\nAnn Lee, Editor of the Gazette, selects her favourite stories in this weekly newsletter.\n\n${text}\n\nReuse this content (opens in new window)\nCommentsJump to comments section\nPromoted Content\nFollow the topics in this article\nFerries\nAdd to myPaper\nCopyright The Gazette Limited 2026. All rights reserved.`,
    {
      title: 'A lifeline needs an engine, not a lounge',
      posted: '2026-01-14T00:00',
      author: 'The editorial board',
      text,
    },
  ],
  [
    'a leader with its section before it and its printed headline behind it',
    `Menu\nWeekly edition\nSearch\nLeaders | All at sea\nPay for crossings, not for plans\nThe islands’ ferry contract rewards intention\nPhotograph: Getty Images\nJan 14th 2026\n|\n4 min read\nListen to this story\n\n${text}\n■\n\nFor subscribers only: to see how we design each week’s cover, sign up to our weekly Cover Story newsletter.\n\nThis article appeared in the Leaders section of the print edition under the headline “All at sea”\n\nLeaders\nJanuary 17th 2026\n→ Pay for crossings, not for plans\n→ The trouble with tolls\n\nReuse this content\nMore from Leaders\nThe trouble with tolls\nBridges are not forever`,
    { title: 'Pay for crossings, not for plans', posted: '2026-01-14T00:00', text },
  ],
  [
    'a view with its comments button before the text',
    `Gift this article free\nComments\n0\nPay for the crossing, not the timetable\nThe islands have been promised boats by four governments in a row\nTelegram View\n13 January 2026 10:00pm GMT\nRelated Topics\nFerries, Scotland\n0\n\n${text}\n\nJoin the conversation\nShow comments\nMore stories\nMore from Opinion\nThe Telegram's view`,
    { title: 'Pay for the crossing, not the timetable', posted: '2026-01-13T22:00:00+00:00', text },
  ],
  [
    'an editorial behind a named tag, with registration words after it',
    `News\nSport\nVoices\nCulture\nLifestyle\nPremium\nVoices>Editorials\nEditorial: A ferry that does not sail is not a service\nEditorial: Ministers have counted plans and called them crossings\nWednesday 14 January 2026 06:00 GMT\n2Comments\nBookmark\nCopy link\nEmail\nPrint\n\n${text}\n\nMore about\nferriesislandstransport\nJoin our commenting forum\nJoin thought-provoking conversations, follow other readers and see their replies\nComments\n2\nMost popular`,
    {
      title: 'Editorial: A ferry that does not sail is not a service',
      posted: '2026-01-14T06:00:00+00:00',
      text,
    },
  ],
  [
    'an Irish page with day, date and clock in one line',
    `Subscriber Only\nEditorials\nThe Irish Herald view on island ferries: pay for what sails\nThe operator’s own log contradicts its excuses\nA ferry at the pier of Skerry Point. Photograph: Bryan O’Roe\nEditorial\nWed Jan 14 2026 - 00:01\n\n${text}\n\nIN THIS SECTION\nLetters to the Editor, January 14th\nAn Irishman’s Diary`,
    {
      title: 'The Irish Herald view on island ferries: pay for what sails',
      posted: '2026-01-14T00:01',
      text,
    },
  ],
]

const AMERICAN: Layout[] = [
  [
    'an opinion that says again what the board is',
    `Skip to main content\nDemocracy Dies in Daylight\nSubscribe\nSign in\nOpinion\nEditorial Board\nThe ferry that forgot to sail\nThe state pays for plans. It should pay for crossings.\nJanuary 14, 2026\nToday at 7:00 a.m. EST\n4 min\n\n1,024\nA ferry leaves Skerry Point on Monday. (Jane Roe/The Capital Post)\nBy the Editorial Board\n\n${text}\n\nThe Post’s View | About the Editorial Board\nEditorials represent the views of The Post as an institution, as determined through discussion among members of the Editorial Board, based in the Opinions section and separate from the newsroom.\nMembers of the Editorial Board: Opinion Editor Ann Lee; Deputy Opinion Editor Bo Ek; and writers Cy Young and Di Marsh.\n\nShare\nComments`,
    {
      title: 'The ferry that forgot to sail',
      posted: '2026-01-14T00:00',
      author: 'the Editorial Board',
      text,
    },
  ],
  [
    'an editorial of the West with its share buttons',
    `Opinion\nEditorial: Pay for ferries that sail, not for plans\nA white ferry beside a pier\nA ferry waits at Skerry Point in December. (Jane Roe / Pacific Times)\nBy The Times Editorial Board\nJan. 14, 2026 3 AM PT\nShare via\nClose extra sharing options\nEmail\nFacebook\nX\nLinkedIn\nThreads\nReddit\nWhatsApp\nCopy Link URL\nCopied!\nPrint\n\n${text}\n\nMore to Read\nA bridge too dear\nJan. 10, 2026\nOpinion\nThe Times Editorial Board\nFollow Us\nX\nInstagram\nThe Times’ Editorial Board determines the editorial positions of the organization. The editorial board opines on the important issues of the day.`,
    {
      title: 'Editorial: Pay for ferries that sail, not for plans',
      posted: '2026-01-14T03:00:00-08:00',
      author: 'The Times Editorial Board',
      text,
    },
  ],
  [
    'an editorial with "Posted" and "Updated" in one line each, of one clock',
    `EDITORIAL\nA ferry that sails is worth paying for\nBy The Editorial Board\nPUBLISHED: January 14, 2026 at 5:30 AM CST | UPDATED: January 14, 2026 at 9:12 AM CST\n\n${EN[0]}\n\n${EN[1]}\n\nADVERTISEMENT\n\n${parted(EN.slice(2))}\n\nSubmit a letter, of no more than 400 words, to the editor here or email letters@paper.example.\n\nOriginally Published: January 14, 2026 at 5:30 AM CST\nMost Popular\nRelated Articles`,
    {
      title: 'A ferry that sails is worth paying for',
      posted: '2026-01-14T05:30:00-06:00',
      updated: '2026-01-14T09:12:00-06:00',
      author: 'The Editorial Board',
      text,
    },
  ],
  [
    'a board that updates its page and gives it away',
    `EDITORIAL\nPay for crossings, not for plans\nThe island contract ends in June. Its successor should be shorter and harder.\nBy The Editorial Board Updated January 14, 2026, 4:00 a.m.\n\nEmail to a Friend\nShare on Facebook\nShare on Twitter\nPrint this Article\nView Comments\n42\nThe ferry at Skerry Point. JANE ROE/GLOBE STAFF\n\n${text}\n\nEditorials represent the views of the Globe Editorial Board. Follow us @GlobeOpinion.\n\nShow 42 comments`,
    {
      title: 'Pay for crossings, not for plans',
      updated: '2026-01-14T04:00',
      author: 'The Editorial Board',
      text,
    },
  ],
  [
    'a tabloid in capitals with social buttons',
    `Skip to main content\nPost Editorial\nopinion\nPay for ferries that sail\nBy Post Editorial Board\nPublished Jan. 13, 2026, 7:14 p.m. ET\n14 Comments\nThe ferry Maid of Skerry at her moorings. Jane Roe for the Post\n\n${text}\n\nWhat do you think? Post a comment.\n\n14\nFiled under ferries islands 1/13/26\nRead Next\nBridge tolls are a racket`,
    {
      title: 'Pay for ferries that sail',
      posted: '2026-01-13T19:14:00-05:00',
      author: 'Post Editorial Board',
      text,
    },
  ],
  [
    'a national daily whose writer and paper share a line',
    `OPINION\nFerries\nThis Contract Only Pays for Good Intentions: Our View\nThe Editorial Board\nNation Today\nPublished 6:00 a.m. ET Jan. 14, 2026 | Updated 8:20 a.m. ET Jan. 14, 2026\n\n${text}\n\nNation Today's editorial opinions are decided by its Editorial Board, separate from the news staff. Most editorials are coupled with an Opposing View.`,
    {
      title: 'This Contract Only Pays for Good Intentions: Our View',
      posted: '2026-01-14T06:00:00-05:00',
      updated: '2026-01-14T08:20:00-05:00',
      author: 'The Editorial Board',
      text,
    },
  ],
  [
    'a Canadian page that was updated hours ago',
    `Skip to main content\nThe Globe of Calder\nHome\nOpinion\nEditorials\n\nEDITORIAL\nGlobe editorial: The ferries that never sail\nThe Editorial Board\nPublished January 14, 2026\nUpdated 2 hours ago\nFor Subscribers\nListen to this article\nLog in to listen\nLog in to bookmark this article\nThe ferry at Skerry Point, Jan. 9. Jane Roe/The Canadian Wire\n\n${text}\n\nReport an editorial error\nReport a technical issue\nEditorial code of conduct\nFollow related authors and topics\nEditorial Board\nInteract with The Globe\nTrending`,
    {
      title: 'Globe editorial: The ferries that never sail',
      posted: '2026-01-14T00:00',
      author: 'The Editorial Board',
      text,
    },
  ],
]

const PACIFIC: Layout[] = [
  [
    'an Australian view with a long dash before the clock',
    `Opinion\nThe Morning Herald’s View\nPay for ferries that sail\nThe government has built a waiting room. It needs a boat.\nThe Herald’s View\nHerald editorial\nJanuary 14, 2026 — 5.00am\nSave\nLog in, register or subscribe to save articles for later.\nSave this article for later\nAdd articles to your saved list and come back to them anytime.\nGot it\nNormal text sizeLarger text sizeVery large text size\n\n${EN[0]}\n\n${EN[1]}\n\nAdvertisement\n\n${parted(EN.slice(2))}\n\nCy Young sends an exclusive newsletter to subscribers each week. Sign up to receive his Note from the Editor.\n\nLicense this article\nOpinion\nEditorials\nFor subscribers`,
    { title: 'Pay for ferries that sail', posted: '2026-01-14T05:00', text },
  ],
  [
    'a page of New Zealand with its clock behind the date',
    `Home\n/\nNew Zealand\nEditorial: Pay for the ferries that sail\nOpinion by\nNZ Courier\n14 Jan, 2026 04:00 PM\n3 mins to read\nSubscribe to listen\n\nAccess to Courier Premium articles require a Premium subscription. Subscribe now to listen.\nThe ferry at Skerry Point. Photo / Jane Roe\n\n${text}\n\nSave\nShare\nLatest from New Zealand\nBridge to be closed`,
    {
      title: 'Editorial: Pay for the ferries that sail',
      posted: '2026-01-14T16:00',
      text,
      author: 'NZ Courier',
    },
  ],
]

const SOUTH_ASIAN: Layout[] = [
  [
    'a page that dates the printed paper below its text',
    `EPAPER | JANUARY 14, 2026\nHome\nLatest\nOpinion\nLost at sea\nEditorial Published January 14, 2026 Updated January 14, 2026 08:20am\n0\nJoin our Whatsapp channel\n\n${text}\n\nPublished in Sunrise, January 14th, 2026\n\nRead more\nBridge tolls\nComments (0) Closed\nLatest Stories`,
    { title: 'Lost at sea', posted: '2026-01-14T00:00', updated: '2026-01-14T08:20', text },
  ],
  [
    'a page of India with the place behind its second time',
    `Home / Opinion / Editorial\nPremium\n\nOut of service: On island ferries\nThe new contract must pay for crossings\nPublished - January 14, 2026 12:10 am IST\nUpdated - January 14, 2026 08:30 am IST - NEW DELHI\nTHE CALDER HINDI BUREAU\nCopy link\nEmail\nFacebook\nTwitter\nTelegram\nLinkedIn\nWhatsApp\nReddit\nREAD LATER\nSEE ALL\nRemove\n\n${text}\n\nPublished - January 14, 2026 12:10 am IST\nRelated Topics\nferry / transport\nTop News Today\n0 / 0\nSign in to unlock member-only benefits!`,
    {
      title: 'Out of service: On island ferries',
      posted: '2026-01-14T00:10:00+05:30',
      updated: '2026-01-14T08:30:00+05:30',
      text,
    },
  ],
  [
    'an express edition that names its writer first',
    `Premium\nNews\nOpinion\nExpress View on ferries: Pay for what sails\nThe contract has rewarded intention for a decade. It is time it rewarded arrival\nAdvertisement\nBy: Editorial\n3 min read\nJan 14, 2026 07:05 AM IST\nFirst published on: Jan 14, 2026 at 07:05 AM IST\nShare\nWhatsapp\ntwitter\nFacebook\n\n${text}\n\n© The Harbour Express Pvt Ltd\nTAGS: Express View ferries\nMust Read`,
    {
      title: 'Express View on ferries: Pay for what sails',
      posted: '2026-01-14T07:05:00+05:30',
      text,
    },
  ],
  [
    'a page of Bangladesh that counts nothing but its own time',
    `Opinion\nEditorial\nPay for ferries that sail\nIslanders deserve more than leaflets\nVISUAL: STAR\nWed Jan 14, 2026 12:00 AM\nLast update on: Wed Jan 14, 2026 02:47 AM\n\n${text}\n\nFor all latest news, follow The Daily Comet's Google News channel.\nRelated topic:\nferry\nislands`,
    {
      title: 'Pay for ferries that sail',
      posted: '2026-01-14T00:00',
      updated: '2026-01-14T02:47',
      text,
    },
  ],
]

const EAST_ASIAN: Layout[] = [
  [
    'the paper’s name and the time of its zone before the text',
    `Home>Editorial & Columns>Harbor Shimbun Editorial\nIsland Ferries: Pay for Crossings, Not for Plans\nThe Harbor Shimbun\n8:00 JST, January 14, 2026\n\n${text}\n\n(From The Harbor Shimbun, Jan. 14, 2026)\n\nRelated Tags\nEditorial\nTop Articles in Editorial & Columns\nBridge Tolls: Think Again\nACCESS RANKING`,
    {
      title: 'Island Ferries: Pay for Crossings, Not for Plans',
      posted: '2026-01-14T08:00:00+09:00',
      text,
    },
  ],
  [
    'both times in one line, and an address for questions',
    `[Editorial] A ferry that does not sail is no lifeline\nPosted on : 2026-01-14 17:02 KST Modified on : 2026-01-14 17:35 KST\nThe ministry spent more on a lounge than on a boat\nThe ferry Seonyu at the pier of Oedo on Jan. 9. (Yonhap)\n\n${text}\n\nPlease direct questions or comments to [english@paper.example]\n\nbutton related stories\n[Column] The bridge that nobody crossed\nMost viewed articles`,
    {
      title: '[Editorial] A ferry that does not sail is no lifeline',
      posted: '2026-01-14T17:02',
      updated: '2026-01-14T17:35',
      text,
    },
  ],
  [
    'a paper’s own name as its writer, and tools for the eye',
    `Listen\nText Size\nPrint\nA lifeline needs an engine\nBy The Hangang Times\nPublished Jan 14, 2026 4:35 pm KST\nUpdated Jan 14, 2026 4:58 pm KST\n\n${text}\n\nTop 10 Stories\n1\nBridge closed\nInteractive News\nHangang Times CEO & Publisher: Hong Gildong\nDigital News Email: webmaster@paper.example`,
    {
      title: 'A lifeline needs an engine',
      posted: '2026-01-14T16:35',
      updated: '2026-01-14T16:58',
      author: 'The Hangang Times',
      text,
    },
  ],
  [
    'a label with a colon, and font buttons after the time',
    `Home\nOpinion\nEditorials\nA lifeline needs an engine\nPublished: 14 Jan. 2026, 00:05\n- +\nPRINT\nSHARE\nA ferry leaves Oedo on Jan. 9. [YONHAP]\n\n${text}\n\nMore in Editorials\nBridge tolls\nThe waiting room\nTo write comments, please log in to one of the accounts.`,
    { title: 'A lifeline needs an engine', posted: '2026-01-14T00:05', text },
  ],
  [
    'a paper of Seoul with dots in its dates',
    `THE HANBIT ILBO\nNational\nPolitics\nOpinion\nOpinion>Editorials\n[Editorial] A lifeline needs an engine\nBy The Hanbitilbo\nPublished 2026.01.14. 00:05\nUpdated 2026.01.14. 08:20\n\n${text}\n\n※ This article has been translated and edited by Hanbit English News Staff.\n#Ferry #Islands\nMost Read in Opinion`,
    {
      title: '[Editorial] A lifeline needs an engine',
      posted: '2026-01-14T00:05',
      updated: '2026-01-14T08:20',
      author: 'The Hanbitilbo',
      text,
    },
  ],
  [
    'a paper of Tokyo in capitals, with a deck and no clock',
    `EDITORIALS\nIsland ferries should be paid for what they carry\nA contract that rewards intention has run its course.\nA ferry at Skerry Point. | KYODO\nBy The Tokyo Mirror Editorial Board\nTHE TOKYO MIRROR\nSHARE\nJan 14, 2026\nListen to this article\n3 min\n\n${text}\n\nKEYWORDS\nferries, islands\nRELATED STORIES`,
    {
      title: 'Island ferries should be paid for what they carry',
      posted: '2026-01-14T00:00',
      author: 'The Tokyo Mirror Editorial Board',
      text,
    },
  ],
  [
    'a vox paper that closes with its own date line',
    `VOX POPULI\nEDITORIAL: Ferries should be paid for sailing, not for planning\nTHE MORNING SUN\nJanuary 14, 2026 at 13:21 JST\nPhoto/Illutration The ferry terminal at Skerry Point (Morning Sun file photo)\n\n${text}\n\n--The Morning Sun, Jan. 14\n\nRelated News\nBridge toll to rise\nTrending\nRecommend`,
    {
      title: 'EDITORIAL: Ferries should be paid for sailing, not for planning',
      posted: '2026-01-14T13:21:00+09:00',
      text,
    },
  ],
  [
    'a paper of Hong Kong, its times run together',
    `Opinion\nHarbour Editorial\nEditorial | Pay for ferries that sail, not for timetables\nThe contract should reward arrival\nReading Time:2 minutes\nWhy you can trust the Harbour\nHarbour Editorial\nPublished: 5:30am, 14 Jan 2026Updated: 6:10am, 14 Jan 2026\n\n${text}\n\nHarbour Editorial\nEditorials represent the views of the Harbour Morning Post on the issues of the day.\nFOLLOW\nFurther Reading`,
    {
      title: 'Editorial | Pay for ferries that sail, not for timetables',
      posted: '2026-01-14T05:30',
      updated: '2026-01-14T06:10',
      text,
    },
  ],
  [
    'a paper of Beijing: site, label and time in one line',
    `Home / Opinion / Editorials\n\nFerries should sail: Harbour Daily editorial\nharbourdaily.com.cn | Updated: 2026-01-14 20:25\nShare\n\n${text}\n\nMost Viewed in 24 Hours\nTop\nBACK TO THE TOP\nEnglish\nCopyright 1995 - 2026. All rights reserved. The content of this site belongs to Harbour Daily Information Co (HDIC).`,
    {
      title: 'Ferries should sail: Harbour Daily editorial',
      updated: '2026-01-14T20:25',
      text,
    },
  ],
  [
    'a paper of Singapore in capitals',
    `Opinion\nForum\nThe Straits Mirror says\nPay for ferries that sail\nPUBLISHED JAN 14, 2026, 05:00 AM\nUPDATED JAN 14, 2026, 07:31 AM\nThanks for sharing!\n\n${text}\n\nSee more on\nFerries\nJoin the Mirror's Telegram channel and get the latest breaking news delivered to you.\nPrint edition | Straits Mirror`,
    {
      title: 'Pay for ferries that sail',
      posted: '2026-01-14T05:00',
      updated: '2026-01-14T07:31',
      text,
    },
  ],
  [
    'a paper of Taipei without blank lines',
    `Wed, Jan 14, 2026 page8\nEDITORIAL: Pay for ferries that sail\n${lines}\nComments will be moderated. Keep comments relevant to the article. Remarks that abuse or advertise will be removed, as the editors of the Taipei Mirror see fit.\nMost Popular\n1 Bridge closed`,
    { title: 'EDITORIAL: Pay for ferries that sail', posted: '2026-01-14T00:00', text },
  ],
]

const GULF: Layout[] = [
  [
    'a short address above the headline and two times below it',
    `Editorial: Pay for ferries that sail\nShort Url\nhttps://arab.example/abc12\nUpdated 14 January 2026\nGULF NEWS\nJanuary 13, 2026 22:01\n\nFollow\n\n${text}\n\nTopics: Editorial\nRelated\nUpdate\nWhat We Are Reading Today`,
    {
      title: 'Editorial: Pay for ferries that sail',
      posted: '2026-01-13T22:01',
      updated: '2026-01-14T00:00',
      text,
    },
  ],
  [
    'the writer by name and the time since, as papers of Africa print it',
    `Home\nOpinion\nEditorials\nEditorial\nPay for ferries that sail\nWednesday, January 14, 2026 — updated on January 14, 2026\nFerry\nA ferry at the Likoni channel.\nPhoto credit: File | Nation Mirror Group\nBy  EDITORIAL\nNation Mirror Group\n\n${text}\n\nIn the headlines\nBridge closed`,
    {
      title: 'Pay for ferries that sail',
      posted: '2026-01-14T00:00',
      updated: '2026-01-14T00:00',
      text,
    },
  ],
]

describe.each([
  ['British and Irish', BRITISH],
  ['American', AMERICAN],
  ['Pacific', PACIFIC],
  ['South Asian', SOUTH_ASIAN],
  ['East Asian', EAST_ASIAN],
  ['Gulf and African', GULF],
])('%s papers:', (_, layouts) => {
  it.each(layouts)('%s', (...layout) => expectRead(layout))
})
