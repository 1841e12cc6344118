import type { HeldAnswer } from './answer-outbox'

/** An answer as a device keeps it, under its officer's key. */
export interface DeviceAnswer extends HeldAnswer {
  /** Made once for this giving of the answer: the same answer sent twice is known as one. */
  id: string
  attemptId: string
  position: number
  /** When it was given, by the device's clock (ISO 8601). */
  at: string
}

/**
 * waiting: not acknowledged. sent: acknowledged, kept so that a stored page that is read without network shows it.
 * refused: came after the attempt had closed, kept until the officer has seen that.
 */
export type DeviceState = 'waiting' | 'sent' | 'refused'

export interface KeptAnswer extends DeviceAnswer {
  /** Grows with every answer written on the device: the order of giving. */
  seq: number
  state: DeviceState
}

export interface MergedAnswers {
  /** What the page shows: by question, the newer of page and device. */
  answers: Record<number, HeldAnswer>
  /** What goes on to the server, in the order of giving. */
  waiting: [position: number, answer: HeldAnswer][]
  /** Given on this page while the device was still being read, now above the device's revision: written and sent anew. */
  raised: [position: number, answer: HeldAnswer][]
  /** `seq` of what the server has or has overtaken. */
  stale: number[]
}

/**
 * Joins what the page shows with what the device kept of the same attempt. The higher revision wins; at equal revisions
 * the server's answer stands, since it was acknowledged. What the officer gave on this page (`touched`) is the latest
 * word whatever its revision.
 */
export function mergeAnswers(
  shown: Readonly<Record<number, HeldAnswer>>,
  kept: readonly KeptAnswer[],
  touched: ReadonlySet<number>,
): MergedAnswers {
  const merged: MergedAnswers = { answers: { ...shown }, waiting: [], raised: [], stale: [] }
  for (const answer of newestOfEach(kept)) {
    const { position } = answer
    const present = shown[position]
    if (present && answer.revision > present.revision && !touched.has(position)) {
      const held = heldOf(answer)
      merged.answers[position] = held
      if (answer.state === 'waiting') merged.waiting.push([position, held])
    } else if (present && touched.has(position) && isAbove(answer, present)) {
      const raised = { ...present, revision: answer.revision + 1 }
      merged.answers[position] = raised
      merged.raised.push([position, raised])
    }
  }
  for (const answer of kept) {
    const winner = merged.answers[answer.position]
    const present = shown[answer.position]
    const isOvertaken = !winner || answer.revision < winner.revision
    const isKnown = present !== undefined && !touched.has(answer.position) && answer.revision <= present.revision
    if (answer.state !== 'refused' && (isOvertaken || isKnown)) merged.stale.push(answer.seq)
  }
  return merged
}

/** Of each question the answer with the highest revision that is not refused, in the order of giving. */
export function newestOfEach(kept: readonly KeptAnswer[]): KeptAnswer[] {
  const newest = new Map<number, KeptAnswer>()
  for (const answer of kept) {
    if (answer.state === 'refused') continue
    const known = newest.get(answer.position)
    if (!known || answer.revision > known.revision || (answer.revision === known.revision && answer.seq > known.seq))
      newest.set(answer.position, answer)
  }
  return [...newest.values()].sort((one, other) => one.seq - other.seq)
}

/** At equal revisions two different answers: one of them was given on another page. */
function isAbove(answer: HeldAnswer, present: HeldAnswer): boolean {
  if (answer.revision !== present.revision) return answer.revision > present.revision
  return answer.flagged !== present.flagged || answer.response.join('\n') !== present.response.join('\n')
}

export function heldOf({ response, flagged, revision }: HeldAnswer): HeldAnswer {
  return { response, flagged, revision }
}
