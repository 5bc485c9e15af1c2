import antfu from '@antfu/eslint-config'

export default antfu({
  vue: true,
  typescript: true,
  // Prose is set by its author; the deck's own check reads it more strictly than a formatter could.
  markdown: false,
  ignores: ['speech/speech.txt', 'slides.md', 'pages', '**/dist', '**/out', '.served'],
}, {
  // Commands, like those of scripts/: they talk to a person and end with the process.
  files: ['tools/**'],
  rules: { 'antfu/no-top-level-await': 'off', 'no-console': 'off' },
})
