/**
 * Methods that the deck's script uses and its oldest browsers do not have, the newest of Chrome 110 and Safari 16, and
 * dialogs. A file of its own (`engine/build/methods.ts`), which a browser that has `NEWEST` of `engine/site/start.ts` never loads.
 */
import 'core-js/stable/array/at'
import 'core-js/stable/array/find-last'
import 'core-js/stable/array/find-last-index'
import 'core-js/stable/array/to-reversed'
import 'core-js/stable/array/to-sorted'
import 'core-js/stable/array/to-spliced'
import 'core-js/stable/array/with'
import 'core-js/stable/object/from-entries'
import 'core-js/stable/object/has-own'
import 'core-js/stable/string/at'
import 'core-js/stable/string/replace-all'
import './dialogs.ts'
