/** Used by Slidev's client, with no types of its own. */
declare module 'file-saver'
