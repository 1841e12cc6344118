import { BookOpen, Medal } from 'lucide'
import { describe, expect, it } from 'vitest'
import { currentHref, type NavItem } from '~/components/current-nav'

const items: NavItem[] = [
  { href: '/chuyen-de', label: 'Chuyên đề', icon: BookOpen, alsoFor: ['/bai-hoc'] },
  { href: '/thi-dua', label: 'Thi đua', icon: Medal },
  { href: '/thi-dua/bang-diem', label: 'Bảng điểm', icon: Medal },
]

describe('the current item of the navigation', () => {
  it('is the item whose address fits longest', () => {
    expect(currentHref(items, '/thi-dua/bang-diem/quy-4')).toBe('/thi-dua/bang-diem')
    expect(currentHref(items, '/thi-dua/bang')).toBe('/thi-dua')
  })

  it('covers the other addresses of an item', () => {
    expect(currentHref(items, '/bai-hoc/bon-xin')).toBe('/chuyen-de')
  })

  it('compares whole parts of the address', () => {
    expect(currentHref(items, '/thi-dua-cu')).toBeNull()
    expect(currentHref(items, '/')).toBeNull()
  })
})
