import { randomBytes } from 'node:crypto'
import { expect, expectGoodScreen, test } from './journey'
import { signIn } from './sign-in'

test('an administrator brings in a roster, prints first passwords and takes the import back', async ({
  page,
  context,
  baseURL,
}) => {
  const mark = randomBytes(4).toString('hex').toUpperCase()
  await signIn(context, baseURL ?? '', 'quantri')
  await page.goto('/quan-tri/nguoi-dung')
  await page.getByRole('link', { name: 'Nhập từ Excel' }).click()
  await expect(page.getByRole('heading', { name: 'Nhập danh sách', level: 1 })).toBeVisible()
  const rows = [
    'Số hiệu;Họ và tên;Cấp bậc;Chức vụ;Đơn vị;Diện;Đơn vị cấp trên;Loại đơn vị',
    `${mark}-1;Tôn Nữ Thị Thử;Th.${mark};Cán bộ;Tổ ${mark};Nghiệp vụ;Đội 2;Tổ`,
    `${mark}-2;Lê Văn Nhập;Trung úy;Cán bộ;Đội 2;Nghiệp vụ;;`,
    `${mark}-3;Võ Thị Vướng;Trung úy;Cán bộ;Đội không có;Nghiệp vụ;;`,
  ]
  await page.getByLabel('Tệp danh sách').setInputFiles({
    name: `Danh sách ${mark}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${rows.join('\r\n')}`),
  })
  await page.getByRole('button', { name: 'Xem thử' }).click()
  await expect(page.getByRole('heading', { name: 'Chưa ghi gì vào hồ sơ' })).toBeVisible()
  await expect(page.getByText(`Không rõ cấp bậc hàm "Th.${mark}"`)).toBeVisible()
  await expectGoodScreen(page, 'trial of a roster')

  await page.getByLabel(new RegExp(`^Cấp bậc "Th.${mark}"`)).selectOption({ label: 'Thượng úy' })
  await page.getByRole('button', { name: 'Lưu cách hiểu' }).click()
  await expect(page.getByText(`Không rõ cấp bậc hàm "Th.${mark}"`)).toBeHidden()
  await page.getByRole('link', { name: 'Cột và ngày áp dụng' }).click()
  await expect(page.getByRole('textbox', { name: 'Ngày áp dụng' })).toBeVisible()
  await expectGoodScreen(page, 'columns of a roster')
  await page.getByRole('button', { name: 'Lưu và xem thử' }).click()
  await page.getByRole('link', { name: /Sửa dòng 4/ }).click()
  await expect(page.getByText('Dòng này chưa nhập được')).toBeVisible()
  await expectGoodScreen(page, 'row of a roster')
  await page.getByLabel('Bỏ qua dòng này').check()
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('button', { name: 'Nhập 3 thay đổi' }).click()
  await expect(page.getByText('Đã thêm 2 đồng chí, điều chuyển 0, thay đổi 0, tạo 1 đơn vị.')).toBeVisible()
  await expectGoodScreen(page, 'imported roster')

  await page.getByRole('link', { name: 'Phiếu mật khẩu' }).click()
  await page.getByRole('button', { name: 'Tạo 2 phiếu' }).click()
  await page.getByRole('button', { name: 'Mở phiếu để in' }).click()
  await expect(page.getByRole('list', { name: 'Các phiếu' }).getByRole('listitem')).toHaveCount(2)
  await expectGoodScreen(page, 'slips of first passwords')
  await page.getByRole('link', { name: 'Đã in xong' }).click()
  await expect(page.getByRole('heading', { name: 'Mọi đồng chí đã có phiếu' })).toBeVisible()

  await page.getByRole('link', { name: `Danh sách ${mark}.csv` }).click()
  await page.getByRole('link', { name: 'Hoàn tác lần nhập' }).click()
  await page.getByLabel('Lý do hoàn tác').fill('Nhập thử')
  await expectGoodScreen(page, 'undo of a roster')
  await page.getByRole('button', { name: 'Hoàn tác', exact: true }).click()
  await expect(page.getByText('Đã hoàn tác 3 dòng.')).toBeVisible()
})
