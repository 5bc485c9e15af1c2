import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { ESLint } from 'eslint'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { STAND_INS } from '../engine/build/omit.ts'
import { SHARING } from '../engine/build/sharing.ts'
import { ROOT } from './support/site.ts'

const MODULES = join(ROOT, 'node_modules')
const CLIENT = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
const FOLDER = join(ROOT, 'app/slidev')

const parse = (source: string): ts.SourceFile => ts.createSourceFile('source.ts', source, ts.ScriptTarget.ESNext, true)

/** The file that a module of Slidev's client is, named by another or by us. */
function fileOf(module: string, from = CLIENT): string | undefined {
  const path = module.startsWith('.') ? resolve(from, module) : join(CLIENT, module.slice('@slidev/client'.length) || 'index.ts')
  return [path, `${path}.ts`, join(path, 'index.ts')].find(file => existsSync(file) && /\.\w+$/.test(file))
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText())
  return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) ? [statement.name?.text ?? 'default'] : []
}

/** The values that a module exports, also those that it hands on. */
function exportsOf(file: string): string[] {
  if (file.endsWith('.vue'))
    return ['default']
  return parse(readFileSync(file, 'utf8')).statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement))
      return ['default']
    if (ts.isExportDeclaration(statement)) {
      if (statement.exportClause && ts.isNamedExports(statement.exportClause))
        return statement.exportClause.elements.map(({ name }) => name.text)
      const handedOn = fileOf((statement.moduleSpecifier as ts.StringLiteral).text, dirname(file))
      return handedOn ? exportsOf(handedOn) : []
    }
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    return exported ? declaredNames(statement) : []
  })
}

/** Lists what `app/slidev` takes of Slidev's client: module and name, by the file of ours. */
function internals(): [file: string, module: string, name: string][] {
  return readdirSync(FOLDER).filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts')).flatMap(file =>
    parse(readFileSync(join(FOLDER, file), 'utf8')).statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
      const module = (moduleSpecifier as ts.StringLiteral).text
      if (!module.startsWith('@slidev/client'))
        return []
      const named = importClause?.namedBindings && ts.isNamedImports(importClause.namedBindings) ? importClause.namedBindings.elements : []
      const names = [...importClause?.name ? ['default'] : [], ...named.map(({ name, propertyName }) => (propertyName ?? name).text)]
      return names.map((name): [string, string, string] => [file, module, name])
    }))
}

describe('what the deck takes of Slidev 52', () => {
  it.each(internals())('app/slidev/%s: %s exports %s', (_, module, name) => {
    expect(fileOf(module), `${module} is gone`).toBeDefined()
    expect(exportsOf(fileOf(module)!)).toContain(name)
  })

  it('each file of app/slidev takes something, and takes it by name', () => {
    const taking = new Set(internals().map(([file]) => file))
    expect(readdirSync(FOLDER).filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts') && !taking.has(file))).toEqual([])
  })

  it.each([...STAND_INS, SHARING])('the stand-in of %s stands for a file, and has only names which that has', (module, code) => {
    const file = join(MODULES, module)
    expect(existsSync(file), `${module} is gone`).toBe(true)
    const names = parse(code).statements.filter(ts.isVariableStatement).flatMap(declaredNames)
    const source = readFileSync(file, 'utf8')
    for (const name of names)
      expect(source, `${module} no longer has ${name}`).toMatch(new RegExp(`\\b${name}\\b`))
    for (const [, sheet] of code.matchAll(/import '([^'#]+)'/g))
      expect(existsSync(sheet!.startsWith('.') ? join(dirname(file), sheet!) : join(MODULES, sheet!)), `${sheet} is gone`).toBe(true)
  })

  it('those parts of Slidev that a build and a server are made of are handed out by its command line', async () => {
    expect(Object.keys(await import('@slidev/cli'))).toEqual(expect.arrayContaining(['ViteSlidevPlugin', 'parser', 'resolveOptions']))
    expect(Object.keys(await import('@slidev/parser/fs'))).toContain('injectPreparserExtensionLoader')
  })

  it('the components that engine/check/references.ts takes for known are in builtin/', () => {
    expect(readdirSync(join(CLIENT, 'builtin'))).toEqual(expect.arrayContaining(['Link.vue', 'Toc.vue', 'VSwitch.ts']))
  })
})

describe('the directions of imports', () => {
  const eslint = new ESLint({ cwd: ROOT })
  it.each([
    ['components/Wine.vue', '../app/screen/hall.ts', 'import-x/no-restricted-paths'],
    ['layouts/cover.vue', '../app/screen/keys.ts', 'import-x/no-restricted-paths'],
    ['layouts/cover.vue', '@slidev/client/env.ts', 'no-restricted-imports'],
    ['app/lectern/size.ts', '@slidev/client', 'no-restricted-imports'],
    ['app/lectern/size.ts', '#slidev/configs', 'no-restricted-imports'],
    ['engine/labels.ts', '../app/deck/place.ts', 'import-x/no-restricted-paths'],
    ['engine/labels.ts', '../scripts/check.ts', 'import-x/no-restricted-paths'],
    ['app/screen/hall.ts', './useActions.ts', 'import-x/no-cycle'],
    ['app/screen/useActions.ts', './Overview.vue', 'import-x/no-cycle'],
    ['components/Wine.vue', '../app/deck/place.ts', undefined],
    ['app/lectern/size.ts', '../slidev/nav.ts', undefined],
    ['scripts/check.ts', '../engine/labels.ts', undefined],
  ])('%s imports %s, which breaks the rule %s', async (file, module, rule) => {
    const code = `import '${module}'\n`
    const [result] = await eslint.lintText(file.endsWith('.vue') ? `<script setup lang="ts">\n${code}</script>\n` : code, { filePath: join(ROOT, file) })
    const broken = result!.messages.map(({ ruleId }) => ruleId).filter(id => id?.startsWith('import-x/') || id === 'no-restricted-imports')
    expect(broken).toEqual(rule ? expect.arrayContaining([rule]) : [])
  })
})
