/** One place of a branching scenario: a turn with its ways on, or an ending without any. */
export interface ScenarioNode {
  id: string
  kind: 'turn' | 'ending'
  line: number
  ways: { next: string; line: number }[]
}

export interface GraphFault {
  line: number
  reason: string
}

/**
 * What makes a scenario unplayable: a way to nowhere, a place that no path reaches, a path that never ends.
 * The first turn is the start. Node ids must be unique.
 */
export function findGraphFaults(nodes: readonly ScenarioNode[], scenarioLine: number): GraphFault[] {
  const faults: GraphFault[] = []
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const start = nodes.find((node) => node.kind === 'turn')
  if (!start) return [{ line: scenarioLine, reason: 'Tình huống chưa có lượt nào (Turn).' }]
  if (nodes.filter((node) => node.kind === 'ending').length < 2) {
    faults.push({ line: scenarioLine, reason: 'Tình huống cần ít nhất hai kết (Ending).' })
  }
  for (const node of nodes) {
    for (const way of node.ways) {
      if (!byId.has(way.next)) {
        faults.push({
          line: way.line,
          reason: `Lựa chọn dẫn tới "${way.next}", nhưng tình huống không có lượt hay kết nào mang id đó.`,
        })
      }
    }
  }
  const reached = reachableFrom(start.id, byId)
  for (const node of nodes) {
    if (!reached.has(node.id)) {
      const what = node.kind === 'turn' ? 'Lượt' : 'Kết'
      faults.push({ line: node.line, reason: `${what} "${node.id}" không có lựa chọn nào dẫn tới.` })
    }
  }
  const looping = findLoop(nodes, byId)
  if (looping) {
    faults.push({
      line: looping.line,
      reason: `Lượt "${looping.id}" quay vòng về chính nó, tình huống có thể không bao giờ kết thúc.`,
    })
  }
  return faults
}

function reachableFrom(start: string, byId: ReadonlyMap<string, ScenarioNode>): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    for (const way of byId.get(id)?.ways ?? []) open.push(way.next)
  }
  return reached
}

/** The first node that can come back to itself: peels off nodes without ways on until nothing more falls. */
function findLoop(nodes: readonly ScenarioNode[], byId: ReadonlyMap<string, ScenarioNode>): ScenarioNode | undefined {
  const standing = new Set(nodes.map((node) => node.id))
  for (let fell = true; fell; ) {
    fell = false
    for (const id of standing) {
      const goesOn = byId.get(id)?.ways.some((way) => standing.has(way.next))
      if (!goesOn) {
        standing.delete(id)
        fell = true
      }
    }
  }
  return nodes.find((node) => standing.has(node.id) && reachableFromWays(node, byId).has(node.id))
}

function reachableFromWays(node: ScenarioNode, byId: ReadonlyMap<string, ScenarioNode>): Set<string> {
  const reached = new Set<string>()
  for (const way of node.ways) for (const id of reachableFrom(way.next, byId)) reached.add(id)
  return reached
}
