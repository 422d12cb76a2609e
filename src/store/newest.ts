// Which revision of an editorial is the newest: for questions that join `revisions` to `editorials`.
import { sql } from 'kysely'

export const isNewest = sql<boolean>`revisions.number = (
  select max(newer.number) from revisions as newer where newer.editorial_id = editorials.id)`
