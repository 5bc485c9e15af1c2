import antfu from '@antfu/eslint-config'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'

const CODE = ['**/*.ts', '**/*.vue']
/** What lies in these folders may be imported by all who may import anything of `app/`. */
const PUBLIC_PARTS = ['deck', 'slidev']

/** From the folders `target` nothing of the folder `from` is imported, but what is excepted. */
function zone(target, from, message, except = []) {
  return { target: target.map(folder => `./${folder}`), from: `./${from}`, except: except.map(folder => `./${folder}`), message }
}

/** The directions in which imports go (docs/architecture.md); `docs/` says why. */
const DIRECTIONS = [
  zone(['app', 'components', 'engine', 'layouts', 'setup', 'styles'], 'scripts', 'Commands import the engine, and nothing imports a command.'),
  zone(['app', 'components', 'engine', 'layouts', 'setup', 'styles', 'scripts'], 'tools', 'Tools are not part of the house.'),
  zone(['app', 'components', 'engine', 'layouts', 'setup', 'styles', 'scripts'], 'test', 'Tests are not part of the house.'),
  zone(['engine', 'scripts'], 'app', 'The engine knows no browser and no Vue.'),
  zone(['engine', 'scripts'], 'components', 'The engine knows no browser and no Vue.'),
  zone(['engine', 'scripts'], 'layouts', 'The engine knows no browser and no Vue.'),
  zone(['engine', 'scripts', 'app', 'components', 'layouts'], 'setup', 'Hooks import the rest, and nothing imports a hook.'),
  zone(['components', 'layouts'], 'app', 'Figures and layouts know app/deck and app/slidev alone.', PUBLIC_PARTS),
  zone(['components'], 'layouts', 'A layout shows figures, not the other way round.'),
  zone(['app'], 'layouts', 'The slides come to the app by Slidev.'),
]

export default antfu({
  vue: true,
  typescript: true,
  // Prose is set by its author; the deck's own check reads it more strictly than a formatter could.
  markdown: false,
  ignores: ['speech/speech.txt', 'slides.md', 'pages', '**/dist', '**/out', '.served', 'test/fixtures'],
}, {
  // Commands, like those of scripts/: they talk to a person and end with the process.
  files: ['tools/**'],
  rules: { 'antfu/no-top-level-await': 'off', 'no-console': 'off' },
}, {
  files: CODE,
  // A file has one job, and a function can be seen at once; where it cannot, a comment says why.
  rules: {
    'max-lines': ['error', 200],
    'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
  },
}, {
  // A suite is a function.
  files: ['test/**'],
  rules: { 'max-lines-per-function': 'off' },
}, {
  files: CODE,
  plugins: { 'import-x': importX },
  // What the script of a component is written in; the plugin reads components with the settings of the file that asks.
  languageOptions: { parserOptions: { parser: '@typescript-eslint/parser' } },
  settings: {
    'import-x/resolver-next': [createNodeResolver()],
    'import-x/extensions': ['.ts', '.vue'],
    'import-x/parsers': { '@typescript-eslint/parser': ['.ts'], 'vue-eslint-parser': ['.vue'] },
    'import-x/ignore': ['node_modules'],
  },
  rules: {
    'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: DIRECTIONS }],
    'import-x/no-cycle': 'error',
  },
}, {
  files: CODE,
  ignores: ['app/slidev/**'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: '^(?:@slidev/client|#slidev)(?:/|$)', message: 'Only app/slidev imports Slidev\'s client.' }] }],
  },
})
