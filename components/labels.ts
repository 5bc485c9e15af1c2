/** The words that users see and that the speech does not hold: all of them, in one place. */
export const LABELS = {
  /** titles of the case studies, as their slides' front matter gives them */
  cases: ['案例一', '案例二'],
  facts: '事由',
  consequences: '结果',
  gain: '一时',
  cost: '代价',
  /** running title of the handout */
  handout: '讲义',
  /** words that go on without their slide, on the next page of the handout */
  continued: '（续）',
  /** how a redaction is read aloud */
  redacted: '某',

  /** the buttons under the slide */
  controls: '放映',
  prev: '上一步',
  next: '下一步',
  overview: '总览',
  fullScreen: '全屏',
  black: '黑屏',
  white: '白屏',
  shown: '恢复放映',
  help: '帮助',
  presenter: '演讲者',
  reading: '全文',
  pdfs: { 'slides.pdf': '幻灯片 PDF', 'handout.pdf': '讲义 PDF' },
  close: '关闭',
  newWindow: '（新窗口）',
  /** groups of slides outside the sections */
  opening: '开头',
  ending: '结尾',
  contents: '目录',
  toSlides: '看幻灯片',
  slide: (no: number) => `第 ${no} 页`,
  slideOf: (no: number, total: number) => `第 ${no} 页，共 ${total} 页`,
  goTo: (no: number) => `到第 ${no} 页，请按回车`,
  noSlide: (no: number, total: number) => `没有第 ${no} 页，共 ${total} 页`,
  shortcuts: '按键',
  /** what the help says: keys and what they do */
  keys: [
    [['→', '空格', '回车', 'Page Down', 'N'], '下一步：下一条，或下一页'],
    [['←', 'Shift + 空格', '退格', 'Page Up', 'P'], '退一步'],
    [['↓', '↑'], '下一页、上一页，不逐条'],
    [['Home', 'End'], '第一页、最后一页'],
    [['数字', '回车'], '到那一页，如 2、8、回车'],
    [['B', '.'], '黑屏；再按一次，或按翻页键，恢复放映'],
    [['W', ','], '白屏，同上'],
    [['O'], '总览，按部分选一页'],
    [['F', 'F5'], '全屏'],
    [['Esc'], '退出：总览、黑屏、全屏'],
    [['?'], '本帮助'],
  ],
} as const
