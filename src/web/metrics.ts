// What Prometheus asks of the service: how each source is doing (prom-client, wrapped here only).
// Promises: the figures of one moment and nothing from elsewhere in the program, since each call has a registry
// of its own; whatever a source is called, it stays within its label.
import { Gauge, Registry } from 'prom-client'
import type { Instant } from '../core/model.js'

/** Content type of the text format, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE

/** How a source is doing. */
export interface SourceHealth {
  source: string
  /** The last reading that succeeded. */
  readAt: Instant | null
  /** When its newest editorial appeared. */
  newestAt: Instant | null
  /** Failed readings in a row. */
  failures: number
  /** Why it is silent, as a code: "refused"; null while nothing is overdue. */
  silentWhy: string | null
  editorials: number
}

/** A line for each source and figure; an instant that is not known has none, so that its age cannot be misread. */
export async function sourceMetrics(sources: SourceHealth[]): Promise<string> {
  const registry = new Registry()
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `masthead_source_${name}`, help, labelNames: ['source'], registers: [registry] })
  const readAt = gauge('last_read_timestamp_seconds', 'When the source was last read with success.')
  const newestAt = gauge('newest_editorial_timestamp_seconds', 'When its newest editorial appeared.')
  const failures = gauge('consecutive_failures', 'Readings that failed since the last one that succeeded.')
  const editorials = gauge('editorials', 'Editorials that are held of the source.')
  const silent = new Gauge({
    name: 'masthead_source_silent',
    help: '1 while an editorial is overdue, and why; 0 while none is.',
    labelNames: ['source', 'why'],
    registers: [registry],
  })
  for (const health of sources) {
    const labels = { source: health.source }
    if (health.readAt !== null) readAt.set(labels, Date.parse(health.readAt) / 1000)
    if (health.newestAt !== null) newestAt.set(labels, Date.parse(health.newestAt) / 1000)
    failures.set(labels, health.failures)
    editorials.set(labels, health.editorials)
    // A source keeps a line while all is well, so that an alarm can tell "not silent" from "not asked".
    silent.set({ ...labels, why: health.silentWhy ?? '' }, health.silentWhy === null ? 0 : 1)
  }
  return registry.metrics()
}
