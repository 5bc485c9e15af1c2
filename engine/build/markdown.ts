import type { PluginSimple } from 'markdown-exit'
import { createMarkdownExit } from 'markdown-exit'
import plugin from 'markdown-it-cjk-friendly'

/**
 * CommonMark leaves **“重点”** beside Chinese characters as plain asterisks; this mends it, on the slides and in the
 * check alike. It is typed for markdown-it, whose interface MarkdownExit keeps.
 */
export const cjkFriendly = plugin as unknown as PluginSimple

/** Reads the Markdown of a slide as the build does. */
export const slideMarkdown = createMarkdownExit({ html: true }).use(cjkFriendly)
