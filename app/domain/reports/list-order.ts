/** Lists of people come by name, or with commanders on top by position and rank (domain brief 5.2). The choice is kept. */

const listOrders = ['name', 'rank'] as const
export type ListOrder = (typeof listOrders)[number]

const words: Record<ListOrder, { param: string; label: string }> = {
  name: { param: 'ten', label: 'Theo tên' },
  rank: { param: 'cap-bac', label: 'Theo chức vụ, cấp bậc' },
}

export const listOrderOptions = listOrders.map((order) => ({ value: words[order].param, label: words[order].label }))

export function listOrderParam(order: ListOrder): string {
  return words[order].param
}

function orderOf(param: string | null | undefined): ListOrder | null {
  return listOrders.find((order) => words[order].param === param) ?? null
}

const cookieName = 'nn_xep'
const oneYear = 31_536_000

/** What the address asks for, else the choice kept from before, else by name. */
export function readListOrder(request: Request): ListOrder {
  const asked = orderOf(new URL(request.url).searchParams.get('xep'))
  const kept = request.headers
    .get('Cookie')
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)
  return asked ?? orderOf(kept?.[1]) ?? 'name'
}

/** Response headers that keep the choice; none when the address made no choice. */
export function keptListOrder(request: Request): Record<string, string> {
  const asked = orderOf(new URL(request.url).searchParams.get('xep'))
  if (!asked) return {}
  return { 'Set-Cookie': `${cookieName}=${listOrderParam(asked)}; Path=/; Max-Age=${oneYear}; SameSite=Lax; HttpOnly` }
}
