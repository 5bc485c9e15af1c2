import type { Action, KeyPress, Situation } from '../app/screen/actions.ts'
import { describe, expect, it } from 'vitest'
import { actionOf } from '../app/screen/actions.ts'
import { pressFilter } from '../app/screen/presses.ts'

const PRESS: KeyPress = { key: '', code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false }
const SITUATION: Situation = { focus: 'elsewhere', typed: '', panel: undefined, curtain: 'none', tool: 'none', zoomed: false, frozen: false, fullScreen: false, view: 'hall' }

function ask(press: Partial<KeyPress>, situation: Partial<Situation> = {}): Action | undefined {
  return actionOf({ ...PRESS, ...press }, { ...SITUATION, ...situation })
}

describe('what a key asks for', () => {
  it.each<[string, Partial<KeyPress>, Action | undefined]>([
    ['PageDown', { key: 'PageDown' }, 'next'],
    ['→', { key: 'ArrowRight' }, 'next'],
    ['space', { key: ' ' }, 'next'],
    ['Enter', { key: 'Enter' }, 'next'],
    ['N', { key: 'n' }, 'next'],
    ['PageUp', { key: 'PageUp' }, 'prev'],
    ['←', { key: 'ArrowLeft' }, 'prev'],
    ['Shift+space', { key: ' ', shiftKey: true }, 'prev'],
    ['Backspace', { key: 'Backspace' }, 'prev'],
    ['P', { key: 'p' }, 'prev'],
    ['↓', { key: 'ArrowDown' }, 'nextSlide'],
    ['↑', { key: 'ArrowUp' }, 'prevSlide'],
    ['Home', { key: 'Home' }, 'goFirst'],
    ['End', { key: 'End' }, 'goLast'],
    ['b', { key: 'b' }, 'black'],
    ['B with CapsLock', { key: 'B' }, 'black'],
    ['.', { key: '.' }, 'black'],
    ['。 of a Chinese input method', { key: '。', code: 'Period' }, 'black'],
    ['B that the input method keeps', { key: 'Process', code: 'KeyB' }, 'black'],
    ['. that the input method keeps', { key: 'Process', code: 'Period' }, 'black'],
    ['. of the number pad', { key: 'Unidentified', code: 'NumpadDecimal' }, 'black'],
    ['w', { key: 'w' }, 'white'],
    ['，', { key: '，' }, 'white'],
    ['o', { key: 'o' }, 'overview'],
    ['?', { key: '?', shiftKey: true }, 'help'],
    ['？', { key: '？' }, 'help'],
    ['? that the input method keeps', { key: 'Process', code: 'Slash', shiftKey: true }, 'help'],
    ['/ that the input method keeps', { key: 'Process', code: 'Slash' }, undefined],
    ['space that the input method keeps', { key: 'Process', code: 'Space' }, 'next'],
    ['l', { key: 'l' }, 'laser'],
    ['d', { key: 'd' }, 'pen'],
    ['a', { key: 'a' }, 'arrow'],
    ['e', { key: 'e' }, 'erase'],
    ['s', { key: 's' }, 'freeze'],
    ['g, all slides in PowerPoint', { key: 'g' }, 'overview'],
    ['+', { key: '+', shiftKey: true }, 'zoomIn'],
    ['+ without Shift', { key: '=' }, 'zoomIn'],
    ['+ that the input method keeps', { key: 'Process', code: 'Equal' }, 'zoomIn'],
    ['-', { key: '-' }, 'zoomOut'],
    ['- of the number pad', { key: 'Unidentified', code: 'NumpadSubtract' }, 'zoomOut'],
    ['f', { key: 'f' }, 'fullScreen'],
    ['F5', { key: 'F5' }, 'enterFullScreen'],
    ['Shift+F5, from this slide in PowerPoint', { key: 'F5', shiftKey: true }, 'enterFullScreen'],
    ['7', { key: '7' }, 'type7'],
    ['7 that the input method keeps', { key: 'Process', code: 'Numpad7' }, 'type7'],
    ['Ctrl+P in a window, the browser prints', { key: 'p', ctrlKey: true }, undefined],
    ['Alt+←, the browser goes back', { key: 'ArrowLeft', altKey: true }, undefined],
    ['Command+F, the browser searches', { key: 'f', metaKey: true }, undefined],
    ['Tab', { key: 'Tab' }, undefined],
    ['a letter without a meaning', { key: 'x' }, undefined],
    ['Esc with nothing open', { key: 'Escape' }, undefined],
  ])('%s', (_, press, action) => expect(ask(press)).toBe(action))

  it.each<[string, string, Partial<Situation>, Action | undefined]>([
    ['a step while it is black', 'PageDown', { curtain: 'black' }, 'lift'],
    ['a step back while it is white', 'ArrowLeft', { curtain: 'white' }, 'lift'],
    ['black again', 'b', { curtain: 'black' }, 'lift'],
    ['white while it is black', 'w', { curtain: 'black' }, 'white'],
    ['Home while it is black', 'Home', { curtain: 'black' }, 'goFirst'],
    ['Enter after a number', 'Enter', { typed: '12' }, 'goTyped'],
    ['Enter after a number, on a button', 'Enter', { typed: '12', focus: 'button' }, 'goTyped'],
    ['Enter on a button', 'Enter', { focus: 'button' }, undefined],
    ['space on a button', ' ', { focus: 'button' }, undefined],
    ['a step while a button has the focus', 'PageDown', { focus: 'button' }, 'next'],
    ['an arrow while a button has the focus', 'ArrowLeft', { focus: 'button' }, 'prev'],
    ['a letter in a text field', 'b', { focus: 'text' }, undefined],
    ['a step in the overview, which moves its mark', 'PageDown', { panel: 'overview' }, undefined],
    ['Home in the overview', 'Home', { panel: 'overview' }, undefined],
    ['o in the overview', 'o', { panel: 'overview' }, 'close'],
    ['? in the overview', '?', { panel: 'overview' }, undefined],
    ['a step while the help is open', 'PageDown', { panel: 'help' }, 'close'],
    ['? while the help is open', '?', { panel: 'help' }, 'close'],
    ['b in the overview', 'b', { panel: 'overview' }, undefined],
    ['l in the help', 'l', { panel: 'help' }, undefined],
    ['a digit in the overview', '7', { panel: 'overview' }, undefined],
    ['a step among the times, which scrolls them', 'PageDown', { panel: 'times' }, undefined],
    ['space among the times', ' ', { panel: 'times' }, undefined],
    ['black among the times', 'b', { panel: 'times' }, undefined],
    ['a step in the overview while it is black', 'PageDown', { panel: 'overview', curtain: 'black' }, undefined],
    ['Esc among the times', 'Escape', { panel: 'times', tool: 'pen' }, 'close'],
    ['the laser pointer again', 'l', { tool: 'laser' }, 'arrow'],
    ['the pen for the laser pointer', 'd', { tool: 'laser' }, 'pen'],
    ['a step with the pen in the hand', 'PageDown', { tool: 'pen' }, 'next'],
    ['Esc, the pen in the hand over a larger slide', 'Escape', { tool: 'pen', zoomed: true, curtain: 'black', fullScreen: true }, 'arrow'],
    ['Esc, a larger slide', 'Escape', { zoomed: true, curtain: 'black', frozen: true, fullScreen: true }, 'unzoom'],
    ['Esc, the hall stands still', 'Escape', { frozen: true, fullScreen: true }, 'thaw'],
    ['freeze again', 's', { frozen: true }, 'thaw'],
    ['a step in a hall that stands still', 'PageDown', { frozen: true }, 'thaw'],
    ['a step of the speaker while the hall stands still', 'PageDown', { frozen: true, view: 'presenter' }, 'next'],
    ['a step while the hall is black and stands still', 'PageDown', { frozen: true, curtain: 'black' }, 'lift'],
    ['Esc, a number typed over the overview', 'Escape', { typed: '3', panel: 'overview', curtain: 'black', fullScreen: true }, 'forgetTyped'],
    ['Esc, the overview over the curtain', 'Escape', { panel: 'overview', curtain: 'black', fullScreen: true }, 'close'],
    ['Esc, the curtain in full screen', 'Escape', { curtain: 'black', fullScreen: true }, 'lift'],
    ['Esc in full screen', 'Escape', { fullScreen: true }, 'leaveFullScreen'],
  ])('%s', (_, key, situation, action) => expect(ask({ key }, situation)).toBe(action))
})

describe('with Ctrl', () => {
  it.each<[string, Partial<KeyPress>, Partial<Situation>, Action | undefined]>([
    ['P in full screen takes the pen, as in PowerPoint', { key: 'p', ctrlKey: true }, { fullScreen: true }, 'pen'],
    ['P in the presenter view', { key: 'p', ctrlKey: true }, { view: 'presenter' }, 'pen'],
    ['P again', { key: 'p', ctrlKey: true }, { view: 'presenter', tool: 'pen' }, 'arrow'],
    ['L in the presenter view', { key: 'l', ctrlKey: true }, { view: 'presenter' }, 'laser'],
    ['A, with the Command key', { key: 'a', metaKey: true }, { fullScreen: true }, 'arrow'],
    ['L in a window is the browser\'s', { key: 'l', ctrlKey: true }, {}, undefined],
    ['Shift and P is the browser\'s', { key: 'P', ctrlKey: true, shiftKey: true }, { fullScreen: true }, undefined],
    ['+ enlarges the page', { key: '+', ctrlKey: true }, { fullScreen: true }, undefined],
    ['P in a dialog is the browser\'s', { key: 'p', ctrlKey: true }, { view: 'presenter', panel: 'help' }, undefined],
  ])('%s', (_, press, situation, action) => expect(ask(press, situation)).toBe(action))
})

describe('presses that count', () => {
  type Event = [type: 'keydown' | 'keyup', code: string, at: number, repeat?: true]
  const counted = (...events: Event[]): number[] => {
    const counts = pressFilter()
    return events.filter(([type, code, timeStamp, repeat = false]) => counts({ type, code, key: code, timeStamp, repeat })).map(([,, at]) => at)
  }

  it('two quick presses that are meant', () => {
    expect(counted(['keydown', 'PageDown', 0], ['keyup', 'PageDown', 50], ['keydown', 'PageDown', 130])).toEqual([0, 130])
  })
  it('not a key that bounces going down, or as it is let go after a while', () => {
    expect(counted(['keydown', 'PageDown', 0], ['keyup', 'PageDown', 8], ['keydown', 'PageDown', 16], ['keyup', 'PageDown', 400], ['keydown', 'PageDown', 420])).toEqual([0])
  })
  it('not what a held key repeats', () => {
    expect(counted(['keydown', 'PageDown', 0], ['keydown', 'PageDown', 500, true], ['keydown', 'PageDown', 533, true], ['keydown', 'PageDown', 900, true])).toEqual([0])
  })
  it('not the run of presses that some clickers send of a held key', () => {
    const run = Array.from({ length: 60 }, (_, index): Event => [index % 2 ? 'keyup' : 'keydown', 'PageDown', index * 16])
    expect(counted(...run)).toEqual([0])
  })
  it('two keys at once, one step on and one back', () => {
    expect(counted(['keydown', 'PageDown', 0], ['keydown', 'PageUp', 10])).toEqual([0, 10])
  })
  it('of keys without a place, told by their names', () => {
    const counts = pressFilter()
    const press = (key: string, timeStamp: number) => counts({ type: 'keydown', key, code: '', repeat: false, timeStamp })
    expect([press('PageDown', 0), press('PageUp', 10), press('PageUp', 20)]).toEqual([true, true, false])
  })
})
