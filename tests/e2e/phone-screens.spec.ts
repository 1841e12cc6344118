import { expect, expectGoodScreen, test } from './journey'
import { signIn } from './sign-in'

/** Screens that are made for desks, on a phone: nothing is cut off and everything has its name. */

const screens: Record<string, string[]> = {
  chihuy: [
    '/don-vi',
    '/can-bo',
    '/qua-han',
    '/ke-hoach',
    '/xu-ly',
    '/buoi-sinh-hoat/moi',
    '/bao-cao',
    '/nhac-viec',
    '/ca-nhan/uy-quyen',
    '/can-bo/da-chuyen',
  ],
  thuongtruc: ['/chot-thang', '/buoi-sinh-hoat'],
  quantri: [
    '/quan-tri/don-vi/doi-1',
    '/quan-tri/don-vi/doi-1/sap-nhap',
    '/quan-tri/don-vi/doi-1/chia-tach',
    '/quan-tri/nguoi-dung/nhap',
    '/quan-tri/thu-dien-tu',
    '/quan-tri/thu-dien-tu/cai-dat',
  ],
  huanluyen: ['/soan/cau-hoi', '/soan/cau-hoi/moi?loai=single', '/soan/cau-hoi/thong-ke', '/cham-bai'],
}

for (const [username, paths] of Object.entries(screens))
  test(`the screens of ${username} are good on a phone`, async ({ page, context, baseURL }) => {
    await signIn(context, baseURL ?? '', username)
    for (const path of paths) {
      expect((await page.goto(path))?.status(), path).toBe(200)
      await expectGoodScreen(page, path)
    }
  })
