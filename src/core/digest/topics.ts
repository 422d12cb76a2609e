import type { Topic } from '../model.js'
export function groupTopics(_: unknown): Topic[] { return [] }
