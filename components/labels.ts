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
  /** the PDFs that the site offers */
  downloads: {
    'slides.pdf': '下载幻灯片（PDF）',
    'handout.pdf': '下载讲义（PDF）',
  },
  /** how a redaction is read aloud */
  redacted: '某',
} as const
