/** "Chrome trên Android" from a User-Agent header: enough for an officer to recognise a device, no fingerprint. */
export function deviceLabel(userAgent: string | null): string {
  if (!userAgent) return 'Thiết bị không rõ'
  const browser = firstMatch(browsers, userAgent)
  const system = firstMatch(systems, userAgent)
  if (browser && system) return `${browser} trên ${system}`
  return browser ?? system ?? 'Thiết bị không rõ'
}

/** Order matters: Edge, Opera, Cốc Cốc and Samsung Internet also call themselves Chrome; Chrome also says Safari. */
const browsers: [RegExp, string][] = [
  [/coc_coc_browser/i, 'Cốc Cốc'],
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

function firstMatch(candidates: [RegExp, string][], userAgent: string): string | null {
  return candidates.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null
}
