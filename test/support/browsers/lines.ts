/**
 * The lines into which a browser has broken the words of the slide that is up, all clicks shown: those of an element one
 * after another. Runs in the page, of browsers of any age.
 */
export function readLinesHere(): string[] {
  const slide = document.querySelector('#app .current .page')!
  const lines: string[] = []
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  let [block, bottom] = [null as Element | null, 0]
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    let around = node.parentElement!
    while (getComputedStyle(around).display === 'inline')
      around = around.parentElement!
    const range = document.createRange()
    for (let index = 0; index < node.textContent!.length; index++) {
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const { top, bottom: foot, height } = range.getBoundingClientRect()
      if (!height || !node.textContent![index]!.trim())
        continue
      // Smaller words on the same line begin lower and end with it.
      if (around !== block || top >= bottom - height / 4)
        lines.push('')
      lines[lines.length - 1] += node.textContent![index]!
      block = around
      bottom = foot
    }
  }
  return lines
}
