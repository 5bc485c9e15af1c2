/** What is left out of an anonymised speech, and shown as an ink bar wherever it stands: X, Ｘ, ××, ＊＊. */
export const INK = /X+|Ｘ+|×+(?!\d)|＊+/g
