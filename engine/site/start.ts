import { FIRST_IN_RANGE } from './cover.ts'

/** The newest method in `app/cover/methods.ts`: who has it has all of them. */
const NEWEST = '[].toReversed'
/** A deck that has not come up by then may never do. */
const PATIENCE_MS = 10_000

/**
 * The script at the head of a page, written for any browser that knows modules. It tells the style sheet by the root's
 * class that the deck is on its way, and whether the first slide is asked for (`app/cover/page.css`). Where the deck's own
 * script is blocked, broken, too new for the browser or late, the page is the deck as text again: never white.
 * It opens the faces of the cover: even a font in the page itself is else there only some frames after the text that it sets.
 * An address without its slash gets a base, or all that the page names would be looked for one folder up.
 * @param canvasWidth of the slides, in pixels of the canvas, which are 720 high
 * @param methods address of the script with what old browsers lack; none: it is in the page
 */
export function startScript(canvasWidth: number, methods?: string): string {
  const loadMethods = methods ? `if(!${NEWEST})document.write('<script src="${methods}"><\\/script>')` : ''
  return `if('noModule' in HTMLScriptElement.prototype){
const root=document.documentElement
const first=/^#?\\/?(1(\\?.*)?)?$/.test(location.hash)
const scale=()=>root.style.setProperty('--cover-scale',Math.min(innerWidth/${canvasWidth},innerHeight/720))
const plain=()=>{
if(!document.getElementById('still'))return
root.className='plain'
const section=document.getElementById(location.hash.slice(1).split('?')[0])
if(section)section.scrollIntoView()
}
root.className=first?'app first':'app'
if(/\\/[^/.]+$/.test(location.pathname)){const base=document.createElement('base');base.href=location.pathname+'/';document.head.prepend(base)}
if(first){scale();addEventListener('resize',scale);for(const face of document.fonts)if(face.unicodeRange.startsWith('${FIRST_IN_RANGE},'))face.load()}
addEventListener('error',event=>{if(event.target===window||/^(SCRIPT|LINK)$/.test(event.target.tagName))plain()},true)
addEventListener('unhandledrejection',plain)
addEventListener('DOMContentLoaded',()=>setTimeout(plain,${PATIENCE_MS}))
${loadMethods}
}`
}
