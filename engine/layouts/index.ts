import type { Layout } from './declaration.ts'
import { agenda } from './agenda.ts'
import { caseStudy } from './case.ts'
import { closing } from './closing.ts'
import { columns } from './columns.ts'
import { cover } from './cover.ts'
import { figures } from './figures.ts'
import { flow } from './flow.ts'
import { gap } from './gap.ts'
import { ledger } from './ledger.ts'
import { never } from './never.ts'
import { picture } from './picture.ts'
import { point } from './point.ts'
import { quote } from './quote.ts'
import { section } from './section.ts'
import { statement } from './statement.ts'
import { wheel } from './wheel.ts'
import { wire } from './wire.ts'

/** Every layout of the house by its name, `layouts/<name>.vue`, in the order of the guide; of other names, `constructor` too, there is none. */
export const LAYOUTS: Record<string, Layout> = Object.assign(Object.create(null) as Record<string, Layout>, {
  cover,
  agenda,
  section,
  point,
  statement,
  columns,
  flow,
  gap,
  quote,
  case: caseStudy,
  ledger,
  never,
  wire,
  wheel,
  figures,
  picture,
  closing,
})
