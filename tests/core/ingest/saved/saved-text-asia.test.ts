// Saved pages in the manner of papers that print in Korean, Japanese and Chinese. The texts are our own; only
// the furniture is what such papers put around an editorial.
import { describe, it } from 'vitest'
import { expectRead, JA, KO, type Layout, parted, ZH } from './saved-text-bodies.js'

const ko = parted(KO)
const ja = parted(JA)
const zh = parted(ZH)
const tight = (paragraphs: string[]) => paragraphs.join('\n')
const indented = (paragraphs: string[]) => paragraphs.map((text) => `　${text}`).join('\n')

const KOREAN: Layout[] = [
  [
    'times with dots, the size of letters and a reporter’s list below',
    `오피니언\n사설\n[사설] 대합실보다 배가 먼저다\n한빛일보\n입력 2026.01.14. 00:10\n업데이트 2026.01.14. 08:31\n3\n글자크기\n0\n\n${ko}\n\n사설 구독하기\nCopyrights ⓒ 한빛일보. 무단 전재 및 재배포 금지\n관련 기사\n많이 본 뉴스\n1\n여객선 또 결항`,
    {
      title: '[사설] 대합실보다 배가 먼저다',
      posted: '2026-01-14T00:10',
      updated: '2026-01-14T08:31',
      lang: 'ko',
      text: ko,
    },
  ],
  [
    'an entry time and a correction in one line with bars',
    `본문 바로가기\n한강중앙\n오피니언 사설\n[사설] 결항이 일상인 생명선\n입력 2026.01.14 00:05 | 수정 2026.01.14 09:12\n지면보기\n\n지난 9일 외도 부두에 묶여 있는 여객선. 연합뉴스\n\n${ko}\n\nADVERTISEMENT\n이 기사와 함께 보면 좋은 콘텐츠\n섬마을의 하루`,
    {
      title: '[사설] 결항이 일상인 생명선',
      posted: '2026-01-14T00:05',
      updated: '2026-01-14T09:12',
      text: ko,
    },
  ],
  [
    'a label behind each time',
    `홈\n오피니언\n사설\n[사설]대합실에 쓴 돈, 배에 썼어야\n2026-01-14 00:09 업데이트\n2026-01-14 00:00 입력\n동해일보\n기사 보내기\n댓글 0\n기사 듣기\n\n${tight(KO)}\n\n좋아요 0개\n슬퍼요 0개\n화나요 0개\n지금 뜨는 뉴스\n여객선 운항 재개`,
    {
      title: '[사설]대합실에 쓴 돈, 배에 썼어야',
      posted: '2026-01-14T00:00',
      updated: '2026-01-14T00:09',
      text: ko,
    },
  ],
  [
    'a paper that calls the correction first and asks for support below',
    `사설.칼럼\n사설\n[사설] 배 없는 뱃길, 정부가 답해야\n수정 2026-01-13 18:42등록 2026-01-13 18:05\n기자수정 2026-01-13\n펼침\n\n외도항 대합실. 한겨울 기자\n\n${ko}\n\n항상 시민과 함께하겠습니다. 구독신청 하기\n구독\n이슈\n여객선\n관련기사\n응원해주세요, 더 깊고 알찬 기사로 보답하겠습니다\n진실을 후원해주세요 용기를 가지고 끈질기게 기사를 쓰겠습니다.`,
    {
      title: '[사설] 배 없는 뱃길, 정부가 답해야',
      posted: '2026-01-13T18:05',
      updated: '2026-01-13T18:42',
      text: ko,
    },
  ],
  [
    'two times whose labels carry colons, and a tag before the headline in another bracket',
    `주메뉴 바로가기\n경향시보\n오피니언\n[사설]뱃길 61일 결항, 이것이 생명선인가\n입력 : 2026.01.13 18:10 수정 : 2026.01.13 20:01\n경향시보\n글씨 크기 조절\n공유하기\n\n${ko}\n\n매일 라이브 경향티비, 재밌고 효과빠른 시사 소화제!\n<저작권자 ⓒ 경향시보, 무단전재·재배포 금지>\n추천기사\n오늘의 핵심 이슈`,
    {
      title: '[사설]뱃길 61일 결항, 이것이 생명선인가',
      posted: '2026-01-13T18:10',
      updated: '2026-01-13T20:01',
      text: ko,
    },
  ],
  [
    'an edition with its page number and a caption that names an agency',
    `오피니언\n사설\n대합실보다 배가 먼저다\n입력\n2026.01.14 00:10\n수정\n2026.01.14 07:05\n27면\n5\n0\n가가\n\n9일 전남 외도항에서 주민들이 여객선을 기다리고 있다. 뉴시스\n\n${ko}\n\n제보를 기다립니다\n기사 URL이 복사되었습니다.\n세상을 보는 균형, 한빛일보 Copyright ⓒ Hanbit`,
    { title: '대합실보다 배가 먼저다', posted: '2026-01-14T00:10', updated: '2026-01-14T07:05', text: ko },
  ],
  [
    'times in words with weekday and half of the day',
    `뉴스홈 > 오피니언 > 사설\n[사설] 섬 주민의 발을 묶지 말라\n기사입력 2026년 01월 14일 (수) 오전 12:05\n최종수정 2026년 01월 14일 (수) 오후 1:20\n\n${ko}\n\n[ⓒ 매일신보 & maeil.example, 무단 전재, 재배포 및 AI학습 이용 금지]\n이 기사가 마음에 들었다면, 좋아요를 눌러주세요.\n좋아요 0`,
    {
      title: '[사설] 섬 주민의 발을 묶지 말라',
      posted: '2026-01-14T00:05',
      updated: '2026-01-14T13:20',
      text: ko,
    },
  ],
  [
    'the paper’s writer with a mail address below the text',
    `세계신보\n사설/칼럼\n[사설] 운항하지 않는 배에 왜 돈을 주나\n입력 : 2026-01-13 23:12:45      수정 : 2026-01-13 23:12:44\n\n${ko}\n\nⓒ 세상을 보는 눈, 세계신보\n\n댓글 0`,
    {
      title: '[사설] 운항하지 않는 배에 왜 돈을 주나',
      posted: '2026-01-13T23:12:45+09:00',
      updated: '2026-01-13T23:12:44+09:00',
      text: ko,
    },
  ],
  [
    'a portal that prints reactions, the channel and the copyright of each paper',
    `포털 뉴스\n엔터\n스포츠\n날씨\n프리미엄\n언론사별\n정치\n한빛일보\n언론사 구독\n오피니언\n[사설] 대합실보다 배가 먼저다\n입력2026.01.14. 오전 12:10\n수정2026.01.14. 오전 9:31\n기사원문\n추천\n3\n댓글\n본문 요약봇\n텍스트 음성 변환 서비스 사용하기\n글자 크기 변경하기\nSNS 보내기\n인쇄하기\n\n${ko}\n\nCopyright ⓒ 한빛일보. All rights reserved. 무단 전재 및 재배포 금지.\n이 기사는 언론사에서 오피니언 섹션으로 분류했습니다.\n기사 섹션 분류 안내\n한빛일보 구독하고 메인에서 바로 보세요!\n구독하고 메인에서 바로 보기\n쏠쏠정보\n흥미진진\n분석탁월\n후속강추`,
    {
      title: '[사설] 대합실보다 배가 먼저다',
      posted: '2026-01-14T00:10',
      updated: '2026-01-14T09:31',
      text: ko,
    },
  ],
  [
    'three editorials’ worth of subheads: a body in short lines',
    `[사설] 섬 주민의 발을 묶지 말라\n입력 2026-01-14 00:05\n\n${KO[0]}\n\n■ 대합실은 배가 아니다\n\n${KO[1]}\n\n${KO[2]}\n\n${KO[3]}`,
    {
      title: '[사설] 섬 주민의 발을 묶지 말라',
      posted: '2026-01-14T00:05',
      text: [KO[0], '대합실은 배가 아니다', ...KO.slice(1)].join('\n\n'),
    },
  ],
  [
    'a writer and a mail address before the text',
    `사설\n[한강칼럼] 배를 기다리며\n홍길동 논설위원\n승인 2026.01.14 05:30\n댓글 0\n기사공유하기\n페이스북\n트위터\n카카오스토리\nURL복사\n스크롤 이동 상태바\n\n${ko}\n\n홍길동 논설위원 hong@paper.example\n저작권자 © 한강신문 무단전재 및 재배포 금지\n다른기사 보기`,
    { title: '[한강칼럼] 배를 기다리며', posted: '2026-01-14T05:30', author: '홍길동 논설위원', text: ko },
  ],
]

const JAPANESE: Layout[] = [
  [
    'a member’s page with indented paragraphs',
    `メインメニューをとばして、このページの本文エリアへ\n港新聞オンライン\nニュース\n社説\n離島航路　動いた便に対価を払え\n2026/01/14 05:00\n［読者会員限定］\nこの記事をスクラップする\nXでシェアする\nFacebookでシェアする\nLINEでシェアする\n\n${indented(JA)}\n\nあわせて読みたい\n通行料　引き上げの前に\n「社説・コラム」の最新記事一覧\n注目ニュースランキング`,
    { title: '離島航路　動いた便に対価を払え', posted: '2026-01-14T05:00', lang: 'ja', text: ja },
  ],
  [
    'a business paper’s page with its opinion mark',
    `日経港新聞\n朝刊・夕刊\nトップ\n速報\nオピニオン\n[社説]離島航路の契約を結果で測れ\n社説\n2026年1月14日 19:05\n保存\n共有\n印刷\nその他\n\n${ja}\n\n社説\n日経港新聞の社説を掲載しています\nフォローする\nこの記事の英文をHarbor Asiaで読む\n関連トピック\n多様な観点からニュースを考える\n※掲載される投稿は投稿者個人の見解であり、日経港新聞社の見解ではありません。`,
    { title: '[社説]離島航路の契約を結果で測れ', posted: '2026-01-14T19:05', text: ja },
  ],
  [
    'a view in brackets with its clock, and marks in the text',
    `ホーム\nオピニオン\n主張\n＜主張＞離島航路　待合室では島を守れぬ\n主張\n2026/1/14 05:00\nオピニオン\n主張\nX\nFacebook\nnote\n印刷\n\n${ja}\n\nランキング\n1\n橋の通行料、値上げへ\n会員限定記事会員サービス詳細`,
    { title: '＜主張＞離島航路　待合室では島を守れぬ', posted: '2026-01-14T05:00', text: ja },
  ],
  [
    'an opinion with date and edition, then the number of letters',
    `社説\n離島航路の欠航　動かぬ船に払うのか\n\n毎朝新聞\n2026/1/14 東京朝刊\nEnglish version\n914文字\n\n外道港に係留された定期船＝2026年1月9日、山田太郎撮影\n\n${indented(JA)}\n\n【時系列で見る】\n橋の通行料　説明を尽くせ\n関連記事\nあわせて読みたい\nアクセスランキング`,
    { title: '離島航路の欠航　動かぬ船に払うのか', posted: '2026-01-14T00:00', text: ja },
  ],
  [
    'an era, an edition and the hour in words',
    `<社説>離島航路　島の足を守る契約に\n令和8年1月14日 07時26分\n（1月14日朝刊掲載）\n\n${ja}\n\n東京港新聞デジタル\n無断転載を禁じます\n関連キーワード\n社説\nおすすめ情報`,
    { title: '<社説>離島航路　島の足を守る契約に', posted: '2026-01-14T07:26', text: ja },
  ],
  [
    'an updated time in brackets behind the first',
    `北の港新聞\n社説\n＜社説＞離島航路　契約の見直しを急げ\n有料会員限定記事\n2026年1月14日 4:00（1月14日 9:30更新）\nシェア\n\n${ja}\n\n残り：0文字／全文：612文字\n全文を読むには登録が必要です。\n关注`.replace(
      '\n关注',
      '',
    ),
    { title: '＜社説＞離島航路　契約の見直しを急げ', posted: '2026-01-14T04:00', text: ja },
  ],
  [
    'two stamps with labels behind them',
    `社説：離島航路　対価は動いた便に\n2026年1月14日 16:05 掲載\n2026年1月14日 18:30 更新\n\n${tight(JA)}\n\nこの記事をシェア\n関連記事\n社説：橋の通行料\n前の記事へ\n次の記事へ\n京港新聞社`,
    {
      title: '社説：離島航路　対価は動いた便に',
      posted: '2026-01-14T16:05',
      updated: '2026-01-14T18:30',
      text: ja,
    },
  ],
  [
    'headings with diamonds within the text',
    `（社説）離島航路　待合室は船ではない\n2026年1月14日 5時00分\n有料記事\nメールで送る\n\n${JA[0]}\n\n■運航会社の責任\n\n${JA[1]}\n\n${JA[2]}\n\n■契約の見直し\n\n${JA[3]}\n\nこの記事は有料記事です。有料会員になると続きをお読みいただけます。`,
    {
      title: '（社説）離島航路　待合室は船ではない',
      posted: '2026-01-14T05:00',
      text: [JA[0], '■運航会社の責任', JA[1], JA[2], '■契約の見直し', JA[3]].join('\n\n'),
    },
  ],
]

const CHINESE: Layout[] = [
  [
    'a paper of Singapore with its section and its times',
    `首页\n言论\n社论\n社论：渡轮合约应按实际航班付费\n联合晨讯\n发布 / 2026年1月14日 05:00\n更新 / 2026年1月14日 08:30\n字体大小:\n小\n中\n大\n分享\n\n${zh}\n\n社论\n渡轮\n联合晨讯 App 下载\n相关阅读\n大桥收费将上调\n热门文章`,
    {
      title: '社论：渡轮合约应按实际航班付费',
      posted: '2026-01-14T05:00',
      updated: '2026-01-14T08:30',
      lang: 'zh',
      text: zh,
    },
  ],
  [
    'a paper of Hong Kong in simplified clothes',
    `評論\n社評\n社評：渡輪合約應按實際航班付費\n2026年1月14日 星期三\n分享\n列印\n\n${zh}\n\n相關新聞\n版權所有，不得轉載`,
    { title: '社評：渡輪合約應按實際航班付費', posted: '2026-01-14T00:00', text: zh },
  ],
  [
    'a paper of Beijing with its source beside the time',
    `新闻\n评论\n港口日报社评：渡轮应当开航\n2026-01-14 20:25:03 来源：港口日报\n打印\n字号 大 中 小\n\n${indented(ZH)}\n\n责任编辑：李明\n【纠错】\n相关新闻\n版权所有 未经授权 不得转载`,
    { title: '港口日报社评：渡轮应当开航', posted: '2026-01-14T20:25:03+09:00', text: zh },
  ],
]

describe.each([
  ['Korean', KOREAN],
  ['Japanese', JAPANESE],
  ['Chinese', CHINESE],
])('%s papers:', (_, layouts) => {
  it.each(layouts)('%s', (...layout) => expectRead(layout))
})
