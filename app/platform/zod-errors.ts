import { z } from 'zod'

/** One Vietnamese message map for every schema; import this module where schemas are used on the server. */
export function setVietnameseMessages() {
  z.config({
    jitless: true,
    customError: (issue) => {
      switch (issue.code) {
        case 'invalid_type':
          return issue.input === undefined || issue.input === null
            ? 'Đồng chí chưa điền mục này. Vui lòng điền rồi gửi lại.'
            : 'Mục này chưa đúng dạng. Vui lòng điền lại.'
        case 'too_small':
          return issue.origin === 'string'
            ? Number(issue.minimum) <= 1
              ? 'Đồng chí chưa điền mục này. Vui lòng điền rồi gửi lại.'
              : `Mục này cần ít nhất ${issue.minimum} ký tự.`
            : `Giá trị nhỏ nhất là ${issue.minimum}.`
        case 'too_big':
          return issue.origin === 'string'
            ? `Mục này dài quá ${issue.maximum} ký tự. Vui lòng rút ngắn.`
            : `Giá trị lớn nhất là ${issue.maximum}.`
        case 'invalid_format':
          return issue.format === 'email'
            ? 'Địa chỉ thư điện tử chưa đúng, ví dụ: ten@donvi.vn.'
            : 'Mục này chưa đúng dạng. Vui lòng xem gợi ý rồi điền lại.'
        case 'invalid_value':
          return 'Vui lòng chọn một trong các mục có sẵn.'
        default:
          return 'Mục này chưa đúng. Vui lòng xem lại.'
      }
    },
  })
}
